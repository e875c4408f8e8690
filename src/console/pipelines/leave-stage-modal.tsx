import { Button, Group, Modal, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineStageView, PipelineView } from '../../http/views/pipeline-view.ts';
import { useLocale } from '../i18n/language.ts';
import { stagePath, usePipelineEdit } from './use-pipeline-edit.ts';

export type Leave = 'merge' | 'remove';

interface LeaveStageModalProps {
  /** Null: closed. */
  how: Leave | null;
  stage: PipelineStageView;
  pipeline: PipelineView;
  onClose: () => void;
}

/** Asks where the dialogs of a stage go before it is deleted or merged. */
export function LeaveStageModal({ how, stage, pipeline, onClose }: LeaveStageModalProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const edit = usePipelineEdit();
  const targets = pipeline.stages.filter(({ id, leavingTo }) => id !== stage.id && leavingTo === null);
  const [chosen, setChosen] = useState<string | null>(null);
  const target = chosen ?? targets.find(({ group }) => group === stage.group)?.id ?? targets[0]?.id ?? null;
  const title = stage.title[locale];
  const isMerge = how === 'merge';
  const go = (): void => {
    if (target === null) return;
    const path = stagePath(pipeline.id, stage.id);
    if (isMerge) edit.mutate({ path: `${path}/merge`, method: 'POST', body: { into: target } });
    else edit.mutate({ path: `${path}/remove`, method: 'POST', body: { target } });
    onClose();
  };
  return (
    <Modal
      opened={how !== null}
      onClose={onClose}
      centered
      title={isMerge ? t('pipelines.stage.mergeAsk', { title }) : t('pipelines.stage.removeAsk', { title })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Text size="sm" mb="sm">
        {isMerge ? t('pipelines.stage.mergeText', { title }) : t('pipelines.stage.removeText')}
      </Text>
      <Select
        label={isMerge ? t('pipelines.stage.mergeInto') : t('pipelines.target')}
        value={target}
        allowDeselect={false}
        data={targets.map((one) => ({ value: one.id, label: one.title[locale] }))}
        onChange={setChosen}
      />
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button color={isMerge ? 'iris' : 'red.8'} disabled={target === null} onClick={go}>
          {isMerge ? t('pipelines.stage.mergeYes') : t('pipelines.stage.removeYes')}
        </Button>
      </Group>
    </Modal>
  );
}
