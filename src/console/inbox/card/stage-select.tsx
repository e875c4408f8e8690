import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { pipelinesQuery } from '../../board/board-queries.ts';
import { MoveQuestions } from '../../board/move-questions.tsx';
import { useLocale } from '../../i18n/language.ts';
import { useCanAct } from '../../shared/me-context.ts';
import marks from '../marks.module.css';
import { StageChip } from '../stage-chip.tsx';
import { placeIn, placeOf, stageGroups } from './stage-groups.ts';
import { useMoveDialog } from './use-move-dialog.ts';

/** The stage of a dialog, and every other one that it can go to, in the other pipelines too; asks what the stage demands. */
export function StageSelect({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const canAct = useCanAct();
  const { data: pipelines = [] } = useQuery(pipelinesQuery);
  const { move, isMoving, question, answer, drop } = useMoveDialog(dialog, pipelines);
  const groups = stageGroups(dialog, pipelines);
  const stages = new Map(groups.flatMap(({ stages: own }) => own.map((stage) => [stage.place, stage])));
  const options = groups.map(({ title, stages: own }) => ({
    group: title?.[locale] ?? '',
    items: own.map(({ place, title: name }) => ({ value: place, label: name[locale] })),
  }));
  return (
    <>
      <Select
        aria-label={t('card.stage')}
        value={placeOf(dialog.pipelineId, dialog.stage.id)}
        disabled={!canAct || isMoving}
        allowDeselect={false}
        leftSection={<span className={marks.dot} style={{ background: dialog.stage.colour }} />}
        data={options.length > 1 ? options : (options[0]?.items ?? [])}
        renderOption={({ option }) => {
          const stage = stages.get(option.value);
          return stage ? <StageChip stage={stage} /> : option.label;
        }}
        onChange={(place) => {
          const to = place === null ? null : placeIn(place);
          if (to && place !== placeOf(dialog.pipelineId, dialog.stage.id)) move(to);
        }}
      />
      {question && <MoveQuestions question={question} pipelines={pipelines} onAnswer={answer} onClose={drop} />}
    </>
  );
}
