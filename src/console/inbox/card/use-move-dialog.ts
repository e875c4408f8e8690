import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import type { PipelineView } from '../../../http/views/pipeline-view.ts';
import { keys } from '../../api/keys.ts';
import { demandOf, describeRefusal, lossReasonWanted } from '../../board/move-refusal.ts';
import { type Destination, type MoveQuestion, performMove } from '../../board/use-move.ts';
import { useLocale } from '../../i18n/language.ts';

/** Moves the dialog whose card is open, as the board does: from the stage that was seen, with what the new one demands asked first. */
export function useMoveDialog(dialog: DialogCardView, pipelines: readonly PipelineView[]) {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useQueryClient();
  const [question, setQuestion] = useState<MoveQuestion | null>(null);
  const card = { id: dialog.id, stageId: dialog.stage.id, contact: dialog.contact };

  const moving = useMutation({
    mutationFn: (to: Destination) => performMove(card, to, dialog.pipelineId),
    onSuccess: ({ dialog: moved }) => {
      client.setQueryData<DialogCardView>(keys.dialog(dialog.id), (cached) =>
        cached ? { ...cached, ...moved, contact: { ...cached.contact, ...moved.contact } } : cached,
      );
    },
    onError: (error, to) => {
      const demand = demandOf(error);
      if (demand) {
        setQuestion({ card, to, demand });
        return;
      }
      notifications.show({
        color: 'red',
        title: t('board.notMoved'),
        message: describeRefusal(t, locale, error, pipelines),
        closeButtonProps: { 'aria-label': t('common.close') },
      });
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.dialog(dialog.id) }),
        client.invalidateQueries({ queryKey: keys.dialogs }),
      ]),
  });

  const move = (to: Destination): void => {
    const pipeline = pipelines.find(({ id }) => id === to.pipelineId);
    const demand = pipeline && lossReasonWanted(pipeline, to.stageId);
    if (demand) setQuestion({ card, to, demand });
    else moving.mutate(to);
  };
  const answer = (asked: MoveQuestion, given: Pick<Destination, 'lossReasonId' | 'fields'>): void => {
    setQuestion(null);
    moving.mutate({ ...asked.to, ...given });
  };
  return { move, isMoving: moving.isPending, question, answer, drop: () => setQuestion(null) };
}
