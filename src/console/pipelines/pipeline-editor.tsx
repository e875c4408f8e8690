import { Alert, Skeleton, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pipelinesQuery } from '../board/board-queries.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { LossReasons } from './loss-reasons.tsx';
import { PipelineBar } from './pipeline-bar.tsx';
import classes from './pipelines.module.css';
import { Regulation } from './regulation.tsx';
import { StageList } from './stage-list.tsx';

interface PipelineEditorProps {
  /** Which pipeline is shown first; empty: the default one. */
  initial: string;
  onPipeline?: (pipelineId: string) => void;
}

/** Everything about a pipeline that can be set; read-only for those who may not. */
export function PipelineEditor({ initial, onPipeline }: PipelineEditorProps) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const [chosen, setChosen] = useState(initial);
  const query = useQuery(pipelinesQuery);
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  const pipelines = query.data ?? [];
  const pipeline = pipelines.find(({ id }) => id === chosen) ?? pipelines[0];
  if (!pipeline) return <Skeleton h={320} />;
  const choose = (id: string): void => {
    setChosen(id);
    onPipeline?.(id);
  };
  return (
    <>
      {!canManage && <Alert mb="md">{t('pipelines.readOnly')}</Alert>}
      <PipelineBar pipeline={pipeline} pipelines={pipelines} onChoose={choose} />
      <Tabs defaultValue="stages" keepMounted={false} mt="md">
        <Tabs.List>
          <Tabs.Tab value="stages">{t('pipelines.tabs.stages')}</Tabs.Tab>
          <Tabs.Tab value="regulation">{t('pipelines.tabs.regulation')}</Tabs.Tab>
          <Tabs.Tab value="reasons">{t('pipelines.tabs.reasons')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="stages" pt="md">
          <fieldset disabled={!canManage} className={classes.locked}>
            <StageList key={pipeline.id} pipeline={pipeline} />
          </fieldset>
        </Tabs.Panel>
        <Tabs.Panel value="regulation" pt="md">
          <fieldset disabled={!canManage} className={classes.locked}>
            <Regulation key={pipeline.id} pipeline={pipeline} />
          </fieldset>
        </Tabs.Panel>
        <Tabs.Panel value="reasons" pt="md">
          <fieldset disabled={!canManage} className={classes.locked}>
            <LossReasons key={pipeline.id} pipeline={pipeline} />
          </fieldset>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
