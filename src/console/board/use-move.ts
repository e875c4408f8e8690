import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldValues } from '../../domain/field-value.ts';
import type { BoardCardView } from '../../http/views/board-view.ts';
import type { DialogView } from '../../http/views/dialog-view.ts';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { request } from '../api/request.ts';
import { useLocale } from '../i18n/language.ts';
import { moveCard } from './board-cache.ts';
import { type Demand, demandOf, describeRefusal, lossReasonWanted } from './move-refusal.ts';
import { type ChangeBoard, withDialog } from './use-board.ts';

/** Where a card goes, and what was asked for it. */
export interface Destination {
  pipelineId: string;
  stageId: string;
  lossReasonId?: string | undefined;
  fields?: FieldValues | undefined;
}

/** What is asked about a dialog that moves. */
export type Movable = Pick<BoardCardView, 'id' | 'stageId' | 'contact'>;

/** A move that waits for answers. */
export interface MoveQuestion<Card extends Movable = Movable> {
  card: Card;
  to: Destination;
  demand: Demand;
}

interface MoveOptions {
  pipelineId: string;
  pipelines: readonly PipelineView[];
  change: ChangeBoard;
  refresh: () => void;
}

/** Moves a card at once and tells the server; asks what the server demands; takes it back with the reason when it refuses. */
export function useMove({ pipelineId, pipelines, change, refresh }: MoveOptions) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [question, setQuestion] = useState<MoveQuestion<BoardCardView> | null>(null);

  const tell = async (card: BoardCardView, to: Destination): Promise<void> => {
    const at = new Date().toISOString();
    // A stage of another pipeline has no column here: the card leaves the board.
    const column = to.pipelineId === pipelineId ? to.stageId : `${to.pipelineId}/${to.stageId}`;
    change((board) => ({
      ...moveCard(board, card.id, column, at),
      moving: { ...board.moving, [card.id]: { to: column, at } },
    }));
    try {
      const { dialog } = await performMove(card, to, pipelineId);
      change((board) => withDialog({ ...board, moving: without(board.moving, card.id) }, dialog));
    } catch (error) {
      change((board) => ({
        ...moveCard(board, card.id, card.stageId, card.stageSince),
        moving: without(board.moving, card.id),
      }));
      const demand = demandOf(error);
      if (demand) setQuestion({ card, to, demand });
      else {
        const message = describeRefusal(t, locale, error, pipelines);
        notifications.show({ color: 'red', title: t('board.notMoved'), message });
      }
    }
    refresh();
  };

  const move = (card: BoardCardView, to: Destination): void => {
    const pipeline = pipelines.find(({ id }) => id === to.pipelineId);
    const wanted = pipeline && lossReasonWanted(pipeline, to.stageId);
    if (wanted) setQuestion({ card, to, demand: wanted });
    else void tell(card, to);
  };
  const answer = (asked: MoveQuestion<BoardCardView>, given: Pick<Destination, 'lossReasonId' | 'fields'>): void => {
    setQuestion(null);
    void tell(asked.card, { ...asked.to, ...given });
  };
  return { move, question, answer, drop: () => setQuestion(null) };
}

/** Moves the dialog from where it was seen, which is in `pipelineId`. @throws ApiError 409 with the reason when it was refused. */
export function performMove(card: Movable, to: Destination, pipelineId: string): Promise<{ dialog: DialogView }> {
  const { stageId, lossReasonId, fields } = to;
  return request(`/api/v1/dialogs/${card.id}/actions`, {
    method: 'POST',
    body: {
      kind: 'move_stage',
      stageId,
      // The stage that was seen here: who moves what somebody else has just moved is told so.
      from: card.stageId,
      fromPipelineId: pipelineId,
      ...(to.pipelineId !== pipelineId && { pipelineId: to.pipelineId }),
      ...(lossReasonId && { lossReasonId }),
      ...(fields && { fields }),
    },
  });
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
