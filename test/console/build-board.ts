import type { CachedBoard } from '../../src/console/board/board-cache.ts';
import type { BoardCardView, BoardColumnView, BoardView } from '../../src/http/views/board-view.ts';

/** A minute of an evening, so that a higher one is later. */
export const minute = (at: number): string => new Date(Date.UTC(2026, 10, 22, 18, at)).toISOString();

export const buildCard = (id: string, rest: Partial<BoardCardView> = {}): BoardCardView => ({
  id,
  contact: { id: `contact-of-${id}`, name: id, phone: null },
  channelKind: 'web',
  mode: 'operator',
  stageId: 'new',
  stageSince: minute(0),
  assignee: null,
  tags: [],
  amount: 100,
  plan: null,
  preview: '',
  waitingSince: null,
  lastInboundAt: null,
  taskDue: null,
  version: 1,
  ...rest,
});

const buildColumn = (id: string, cards: readonly BoardCardView[], next: string | null): BoardColumnView => ({
  stage: { id, title: { ru: id, en: id }, group: 'active', colour: '#4dabf7' },
  count: cards.length,
  sum: cards.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
  cards: [...cards],
  next,
});

/** What the server answers: the cards stand in the stages that they name; `next` for columns that have more. */
export function buildBoardView(cards: readonly BoardCardView[], next: Record<string, string> = {}): BoardView {
  const columns = ['new', 'booked', 'lost'].map((id) =>
    buildColumn(
      id,
      cards.filter(({ stageId }) => stageId === id),
      next[id] ?? null,
    ),
  );
  return { pipelineId: 'sales', count: cards.length, sum: 0, columns };
}

export const buildBoard = (cards: readonly BoardCardView[], next: Record<string, string> = {}): CachedBoard => ({
  ...buildBoardView(cards, next),
  moving: {},
  fresh: new Set(cards.map(({ id }) => id)),
});

/** `new: a b | booked: c (1)`, with counts where they differ from the cards that are loaded. */
export const drawn = (board: BoardView): string =>
  board.columns
    .map(({ stage, cards, count }) => {
      const ids = cards.map(({ id }) => ` ${id}`).join('');
      return `${stage.id}:${ids}${count === cards.length ? '' : ` (${count})`}`;
    })
    .join(' | ');
