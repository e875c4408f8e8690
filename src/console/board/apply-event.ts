import type { EventView } from '../../http/views/event-view.ts';
import { type CachedBoard, countMove, findCard, moveCard } from './board-cache.ts';

/**
 * What an event changes on the board at once, before the server is asked. A move that somebody at this screen has made already
 * changes nothing. `isFiltered`: a dialog of which no card is loaded may not fit the filter, so only the server can count it.
 */
export function applyEvent(board: CachedBoard, { dialogId, at, body }: EventView, isFiltered: boolean): CachedBoard {
  if (body.type !== 'stage_changed' || board.moving[dialogId]) return board;
  const from = columnOf(board, body.from, body.fromPipeline);
  const to = columnOf(board, body.to, body.toPipeline);
  if (from === null || to === null) return board;
  if (findCard(board, dialogId)) return moveCard(board, dialogId, to, at);
  return isFiltered ? board : countMove(board, from, to);
}

/** Ids of stages mean something within their pipeline only: one of another pipeline has no column here. */
function columnOf({ pipelineId }: CachedBoard, stageId: unknown, stagePipeline: unknown): string | null {
  if (typeof stageId !== 'string') return null;
  const isElsewhere = typeof stagePipeline === 'string' && stagePipeline !== pipelineId;
  return isElsewhere ? `${stagePipeline}/${stageId}` : stageId;
}
