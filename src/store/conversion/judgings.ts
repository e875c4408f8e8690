import { CLOSING_RANK, type Judging, RERUN_RANK } from '../../domain/conversion/judging.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { writeMany } from '../write-command.ts';

export const closingId = (dialogId: string, closedAt: Date): string => `closed:${dialogId}:${closedAt.getTime()}`;
export const rerunId = (jobId: string, dialogId: string): string => `job:${jobId}:${dialogId}`;

export function newJudging(part: Pick<Judging, 'id' | 'dialogId' | 'jobId' | 'due' | 'at'>): Judging {
  const rank = part.jobId === null ? CLOSING_RANK : RERUN_RANK;
  return { ...part, rank, state: 'waiting', tries: 0, why: null, paid: null, tokens: 0 };
}

/** Puts dialogs in the line; one that is or was in it for the same reason stays as it is. */
export async function addJudgings(store: Store, judgings: readonly Judging[]): Promise<void> {
  if (judgings.length > 0) await writeMany(store, 'judgings', { insert: judgings.map(toDocument) }, null);
}

/** Puts a dialog in the line that is about to be written. */
export async function addAwaited(store: Store, judging: Judging): Promise<void> {
  const { _id, ...rest } = toDocument(judging);
  await store.judgings.updateOne({ _id }, { $setOnInsert: rest }, { upsert: true });
}

/** It is written now: it waits again, should its turn have come before. */
export async function awaitAgain(store: Store, { id, due }: Pick<Judging, 'id' | 'due'>): Promise<void> {
  await store.judgings.updateOne({ _id: id, state: 'skipped' }, { $set: { state: 'waiting', due, tries: 0 } });
}

/**
 * The next dialog that is to be judged, leased to whoever asks: nobody else gets it before `leaseMs` are over, and after that anybody does,
 * should this process have died. Null when nothing is due.
 */
export async function takeJudging(store: Store, now: Date, leaseMs: number): Promise<Judging | null> {
  for (const rank of [CLOSING_RANK, RERUN_RANK]) {
    const taken = await store.judgings.findOneAndUpdate(
      { state: 'waiting', rank, due: { $lte: now } },
      { $set: { due: new Date(now.getTime() + leaseMs) }, $inc: { tries: 1 } },
      { sort: { due: 1 }, returnDocument: 'after' },
    );
    if (taken) return fromDocument(taken);
  }
  return null;
}

/** Writes what became of a taken one, unless the lease is somebody else's by now or the re-run was cancelled. */
export async function settleJudging(
  store: Store,
  { id, tries }: Pick<Judging, 'id' | 'tries'>,
  change: Partial<Pick<Judging, 'state' | 'due' | 'why' | 'paid' | 'tokens' | 'tries' | 'at'>>,
): Promise<boolean> {
  const { matchedCount } = await store.judgings.updateOne({ _id: id, state: 'waiting', tries }, { $set: change });
  return matchedCount === 1;
}

/** What waits for the budget of the next day need not any more: there is room again. `until`: the midnight that it waits for. */
export async function releaseHeld(store: Store, { until, now }: { until: Date; now: Date }): Promise<void> {
  const held = { state: 'waiting' as const, rank: { $in: [CLOSING_RANK, RERUN_RANK] }, due: until, why: 'budget' };
  await store.judgings.updateMany(held, { $set: { due: now } }, { hint: 'waiting' });
}

export interface Backlog {
  waiting: number;
  /** Those that could be judged now. */
  due: number;
  /** When the longest waiting came in. */
  since: Date | null;
  /** Why the last one that waits for another try does so, and until when. */
  held: { why: string; until: Date } | null;
}

/** How long the line is. */
export async function readBacklog(store: Store, now: Date): Promise<Backlog> {
  const waiting = { state: 'waiting' as const };
  const [all, due, [oldest], [held]] = await Promise.all([
    store.judgings.countDocuments(waiting, { hint: 'waiting' }),
    store.judgings.countDocuments(
      { ...waiting, rank: { $in: [CLOSING_RANK, RERUN_RANK] }, due: { $lte: now } },
      { hint: 'waiting' },
    ),
    store.judgings.find(waiting).hint('waiting').sort({ rank: 1, due: 1 }).limit(1).toArray(),
    store.judgings
      .find({ ...waiting, why: { $type: 'string' } })
      .hint('waiting')
      .limit(1)
      .toArray(),
  ]);
  return {
    waiting: all,
    due,
    since: oldest?.at ?? null,
    held: held?.why ? { why: held.why, until: held.due } : null,
  };
}
