import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { useLocale } from '../i18n/language.ts';
import type { BulkChange } from './bulk-api.ts';

interface StageFieldsProps {
  pipelines: readonly PipelineView[];
  /** The one that is offered first. */
  pipelineId: string | undefined;
  /** Told with every edit; null while something is missing. */
  onChange: (change: BulkChange | null) => void;
}

/** To which pipeline and stage, and why, where dialogs are lost there. */
export function StageFields({ pipelines, pipelineId, onChange }: StageFieldsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [chosen, setChosen] = useState(pipelineId ?? '');
  const [stageId, setStage] = useState('');
  const [reason, setReason] = useState('');
  const pipeline = pipelines.find(({ id }) => id === chosen);
  const lossOf = (id: string) => {
    const reasons = pipeline?.lossReasons.filter(({ retired }) => !retired) ?? [];
    const isLost = pipeline?.stages.find((stage) => stage.id === id)?.group === 'unsuccessful' && reasons.length > 0;
    return { reasons, isLost, isNeeded: isLost && pipeline?.lossReasonRequired === true };
  };
  const { reasons, isLost, isNeeded } = lossOf(stageId);
  const tell = (to: string, why: string): void => {
    setStage(to);
    setReason(why);
    const isWhole = pipeline && to !== '' && !(lossOf(to).isNeeded && why === '');
    onChange(
      isWhole ? { kind: 'move_stage', stageId: to, pipelineId: pipeline.id, ...(why && { lossReasonId: why }) } : null,
    );
  };
  return (
    <>
      {(pipelines.length > 1 || !pipeline) && (
        <NativeSelect
          label={t('board.pipeline')}
          required
          value={chosen}
          data={[
            ...(pipeline ? [] : [{ value: '', label: t('board.ask.choose') }]),
            ...pipelines.map(({ id, title }) => ({ value: id, label: title[locale] })),
          ]}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
            setStage('');
            setReason('');
            onChange(null);
          }}
        />
      )}
      <NativeSelect
        label={t('bulk.stage')}
        required
        data-autofocus
        disabled={!pipeline}
        value={stageId}
        data={[
          { value: '', label: t('board.ask.choose') },
          ...(pipeline?.stages ?? [])
            .filter(({ leavingTo }) => !leavingTo)
            .map(({ id, title }) => ({ value: id, label: title[locale] })),
        ]}
        onChange={(event) => tell(event.currentTarget.value, '')}
      />
      {isLost && (
        <NativeSelect
          label={t('board.ask.why')}
          required={isNeeded}
          value={reason}
          data={[
            { value: '', label: t('board.ask.choose') },
            ...reasons.map(({ id, title }) => ({ value: id, label: title[locale] })),
          ]}
          onChange={(event) => tell(stageId, event.currentTarget.value)}
        />
      )}
    </>
  );
}
