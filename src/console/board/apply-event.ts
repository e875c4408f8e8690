import type { EventView } from '../../http/views/event-view.ts';
import { type CachedBoard, countMove, findCard, moveCard } from './board-cache.ts';

/**
 * What an event changes on the board at once, before the server is asked. A move that somebody at this screen has made already
 * changes nothing. `isFiltered`: a dialog of which no card is loaded may not fit the filter, so only the server can count it.
 */
export function applyEvent(board: CachedBoard, { dialogId, at, body }: EventView, isFiltered: boolean): CachedBoard {
  if (body.type !== 'stage_changed' || typeof body.from !== 'string' || typeof body.to !== 'string') return board;
  if (board.moving[dialogId]) return board;
  if (findCard(board, dialogId)) return moveCard(board, dialogId, body.to, at);
  return isFiltered || isElsewhere(board, body) ? board : countMove(board, body.from, body.to);
}

/** Ids of stages mean something within their pipeline only: an event that names another one is not about this board. */
function isElsewhere({ pipelineId }: CachedBoard, body: EventView['body']): boolean {
  const named = [body.pipelineId, body.fromPipeline, body.toPipeline].filter((id) => typeof id === 'string');
  return named.some((id) => id !== pipelineId);
}
