import type { BoardCardView, BoardColumnView, BoardView } from '../../http/views/board-view.ts';

/** The board as it is kept here: pages that were loaded later behind the first ones, and moves that the server has not confirmed yet. */
export interface CachedBoard extends BoardView {
  /** By card: the stage that somebody at this screen has put it in. */
  moving: Readonly<Record<string, Move>>;
  /** The cards that the last refresh told of: the others are from deeper pages and may be old. */
  fresh: ReadonlySet<string>;
}

export interface Move {
  to: string;
  at: string;
}

/**
 * What was just read, with what it does not tell: deeper pages that were loaded before, cards that are known here in a newer
 * version, and moves under way. So an answer that was on its way when something happened takes nothing back.
 */
export function mergeBoards(old: CachedBoard | undefined, fresh: BoardView): CachedBoard {
  const inFresh = new Set(fresh.columns.flatMap(({ cards }) => cards.map(({ id }) => id)));
  if (old?.pipelineId !== fresh.pipelineId) return { ...fresh, moving: {}, fresh: inFresh };
  const columns = fresh.columns.map((column) => withDeeper(old, column, inFresh));
  const known = new Map(cardsOf(old).map((card) => [card.id, card]));
  const stale = columns
    .flatMap(({ cards }) => cards)
    .flatMap((card) => {
      const newer = known.get(card.id);
      return newer && newer.version > card.version ? [newer] : [];
    });
  const caughtUp = stale.reduce(
    (board, newer) => patchCard(moveCard(board, newer.id, newer.stageId, newer.stageSince), newer),
    { ...fresh, columns, moving: old.moving, fresh: inFresh },
  );
  return Object.entries(old.moving).reduce((board, [id, { to, at }]) => moveCard(board, id, to, at), caughtUp);
}

/** Puts a card on top of another column, and its amount and itself out of one figure into the other. */
export function moveCard<Board extends BoardView>(board: Board, cardId: string, to: string, at: string): Board {
  const card = findCard(board, cardId);
  if (!card || card.stageId === to) return board;
  const moved = { ...card, stageId: to, stageSince: at };
  const columns = board.columns.map((column) => {
    if (column.stage.id === card.stageId)
      return resized(
        column,
        -1,
        card,
        column.cards.filter(({ id }) => id !== cardId),
      );
    if (column.stage.id === to) return resized(column, 1, card, insertInOrder(column.cards, moved));
    return column;
  });
  return { ...board, columns };
}

/** A dialog of which no card is loaded has changed its stage: the figures follow. */
export function countMove<Board extends BoardView>(board: Board, from: string, to: string): Board {
  const columns = board.columns.map((column) => {
    if (column.stage.id === from) return { ...column, count: Math.max(0, column.count - 1) };
    return column.stage.id === to ? { ...column, count: column.count + 1 } : column;
  });
  return { ...board, columns };
}

/** Changes what a card shows; not where it is. */
export function patchCard<Board extends BoardView>(board: Board, card: BoardCardView): Board {
  const columns = board.columns.map((column) => {
    const was = column.cards.find(({ id }) => id === card.id);
    if (!was) return column;
    const cards = column.cards.map((one) =>
      one === was ? { ...card, stageId: was.stageId, stageSince: was.stageSince } : one,
    );
    return { ...column, cards, sum: column.sum + (card.amount ?? 0) - (was.amount ?? 0) };
  });
  return { ...board, columns };
}

/** The next page of a column behind what it has; what has come up meanwhile is not shown twice. */
export function appendCards<Board extends BoardView>(
  board: Board,
  stageId: string,
  { items, next }: { items: readonly BoardCardView[]; next: string | null },
): Board {
  const shown = new Set(cardsOf(board).map(({ id }) => id));
  const columns = board.columns.map((column) =>
    column.stage.id === stageId
      ? { ...column, cards: [...column.cards, ...items.filter(({ id }) => !shown.has(id))], next }
      : column,
  );
  return { ...board, columns };
}

export const findCard = (board: BoardView, cardId: string): BoardCardView | undefined =>
  cardsOf(board).find(({ id }) => id === cardId);

const cardsOf = (board: BoardView): BoardCardView[] => board.columns.flatMap(({ cards }) => cards);

/** A refresh reads first pages only. What was loaded behind them stays, unless so much is new that it would leave a gap. */
function withDeeper(old: BoardView, column: BoardColumnView, inFresh: ReadonlySet<string>): BoardColumnView {
  const before = old.columns.find(({ stage }) => stage.id === column.stage.id);
  const last = column.cards.at(-1);
  if (!before || !last || column.next === null) return column;
  const hasMet = before.cards.some(({ id }) => column.cards.some((card) => card.id === id));
  const deeper = before.cards.filter((card) => !inFresh.has(card.id) && isBehind(card, last));
  if (!hasMet || deeper.length === 0) return column;
  return { ...column, cards: [...column.cards, ...deeper], next: before.next };
}

/** Latest in the stage first, as the server orders them. */
const isBehind = (card: BoardCardView, other: BoardCardView): boolean =>
  card.stageSince < other.stageSince || (card.stageSince === other.stageSince && card.id < other.id);

function insertInOrder(cards: readonly BoardCardView[], card: BoardCardView): BoardCardView[] {
  const at = cards.findIndex((other) => isBehind(other, card));
  return at < 0 ? [...cards, card] : [...cards.slice(0, at), card, ...cards.slice(at)];
}

const resized = (
  column: BoardColumnView,
  by: 1 | -1,
  { amount }: BoardCardView,
  cards: BoardCardView[],
): BoardColumnView => ({
  ...column,
  cards,
  count: Math.max(0, column.count + by),
  sum: column.sum + by * (amount ?? 0),
});

/** The columns with one of them in front of another, or at the end. */
export function placeColumn(
  columns: readonly BoardColumnView[],
  stageId: string,
  before: string | null,
): BoardColumnView[] {
  const moved = columns.filter(({ stage }) => stage.id === stageId);
  const rest = columns.filter(({ stage }) => stage.id !== stageId);
  const at = rest.findIndex(({ stage }) => stage.id === before);
  return at < 0 ? [...rest, ...moved] : [...rest.slice(0, at), ...moved, ...rest.slice(at)];
}

/** Before which stage one comes that is dropped on another: it takes the other's place. */
export function placeBefore(ids: readonly string[], moved: string, target: string): string | null {
  const isRightward = ids.indexOf(moved) < ids.indexOf(target);
  return isRightward ? (ids[ids.indexOf(target) + 1] ?? null) : target;
}
