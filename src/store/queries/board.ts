import type { mongo } from 'mongoose';
import { type BoardFilter, isTallied } from '../../domain/board/board-filter.ts';
import { cents } from '../../domain/board/tally.ts';
import type { Dialog } from '../../domain/dialog.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { dialogsThatFit, talliesThatFit } from './board-conditions.ts';
import { afterCursor, type Page, type PageRequest, sortBy, toPage } from './page.ts';

/** What a column says of itself. */
export interface ColumnFigures {
  count: number;
  sum: number;
}

export const NO_FIGURES: ColumnFigures = { count: 0, sum: 0 };

const LATEST_IN_STAGE = { field: 'stageSince', direction: -1 } as const;
const ANY_MODE = ['bot', 'queued', 'operator', 'closed'];

/** How many dialogs of each stage fit, and what they are worth together; exactly. Stages without any are left out. */
export async function boardFigures(store: Store, filter: BoardFilter): Promise<ReadonlyMap<string, ColumnFigures>> {
  const rows = await (isNearlyAll(filter) ? withoutTask(store, filter) : figuresQuery(store, filter).toArray());
  return new Map(
    rows.flatMap(({ _id, count, sum }) => (count === 0 ? [] : [[_id, { count, sum: cents(sum) }] as const])),
  );
}

/** Nearly all dialogs are without a task: those that have one are counted instead. */
const isNearlyAll = (filter: BoardFilter): boolean => filter.task === null && isTallied({ ...filter, task: undefined });

async function withoutTask(store: Store, filter: BoardFilter): Promise<StageSum[]> {
  const session = await store.connection.startSession({ snapshot: true });
  try {
    const all = await figuresQuery(store, { ...filter, task: undefined }, session).toArray();
    const some = await figuresQuery(store, { ...filter, task: {} }, session).toArray();
    return all.map(({ _id, count, sum }) => {
      const less = some.find((one) => one._id === _id) ?? NO_FIGURES;
      return { _id, count: count - less.count, sum: sum - less.sum };
    });
  } finally {
    await session.endSession();
  }
}

interface StageSum extends ColumnFigures {
  _id: string;
}

/**
 * By the tally where it can tell; else by the dialogs that fit. The tally is read as of one moment, that of the session if there is one:
 * its rows are put together now and then, and none may be seen twice or not at all.
 */
export function figuresQuery(
  store: Store,
  filter: BoardFilter,
  session?: mongo.ClientSession,
): mongo.AggregationCursor<StageSum> {
  const asOf = session ? { session } : { readConcern: { level: 'snapshot' as const } };
  if (isTallied(filter)) {
    const group = { _id: '$stageId', count: { $sum: '$count' }, sum: { $sum: '$sum' } };
    return store.tallies.aggregate<StageSum>([{ $match: talliesThatFit(filter) }, { $group: group }], asOf);
  }
  const group = { _id: '$stageId', count: { $sum: 1 }, sum: { $sum: { $ifNull: ['$amount', 0] } } };
  return store.dialogs.aggregate<StageSum>([{ $match: dialogsThatFit(filter) }, { $group: group }], asOf);
}

/**
 * The cards of one column, latest in the stage first. A card that is moved gets a later time in its stage, so it can come up before a
 * page that was read, never after it a second time.
 */
export async function columnPage(
  store: Store,
  filter: BoardFilter,
  stageId: string,
  request: PageRequest,
): Promise<Page<Dialog>> {
  const rows = await columnQuery(store, filter, stageId, request).toArray();
  return toPage(rows.map(fromDocument), request.limit, (dialog) => dialog.stageSince);
}

/** Not ordered by the index alone where a filter leaves few; then they are put in order after it. */
export function columnQuery(store: Store, filter: BoardFilter, stageId: string, { cursor, limit }: PageRequest) {
  const place = [
    // The index has the mode before the order: with every mode named it keeps the order.
    ...(filter.open ? [] : [{ mode: { $in: ANY_MODE } }]),
    ...afterCursor(LATEST_IN_STAGE, cursor),
  ];
  return store.dialogs
    .find(dialogsThatFit({ ...filter, stageIds: [stageId] }, place))
    .sort(sortBy(LATEST_IN_STAGE))
    .limit(limit + 1);
}

/** The ids of all dialogs that fit, at most so many, in an order that is theirs for good. */
export async function idsThatFit(store: Store, filter: BoardFilter, most: number): Promise<string[]> {
  const rows = await store.dialogs
    .find(dialogsThatFit(filter), { projection: { _id: 1 } })
    .limit(most)
    .toArray();
  return rows.map(({ _id }) => _id).sort();
}
