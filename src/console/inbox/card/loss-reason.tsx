import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { useAct } from '../../api/use-act.ts';
import { pipelinesQuery } from '../../board/board-queries.ts';
import { useLocale } from '../../i18n/language.ts';
import { useCanAct } from '../../shared/me-context.ts';

/** Why a dialog is lost, and the way to say so afterwards. Nothing for one that is not lost. */
export function LossReason({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const canAct = useCanAct();
  const act = useAct(dialog.id);
  const { data: pipelines = [] } = useQuery(pipelinesQuery);
  const pipeline = pipelines.find(({ id }) => id === dialog.pipelineId);
  const reasons = (pipeline?.lossReasons ?? []).filter(({ id, retired }) => !retired || id === dialog.lossReasonId);
  if (dialog.stage.group !== 'unsuccessful' || reasons.length === 0) return null;
  return (
    <Select
      label={t('board.ask.why')}
      placeholder={t('board.ask.choose')}
      value={dialog.lossReasonId}
      disabled={!canAct || act.isPending}
      allowDeselect={false}
      data={reasons.map(({ id, title }) => ({ value: id, label: title[locale] }))}
      onChange={(lossReasonId) => {
        if (lossReasonId !== null && lossReasonId !== dialog.lossReasonId)
          act.mutate({ kind: 'move_stage', stageId: dialog.stage.id, lossReasonId });
      }}
    />
  );
}
