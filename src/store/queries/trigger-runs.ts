import type { RunOutcome, TriggerRun } from '../../domain/triggers/trigger-run.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { afterCursor, type Page, type PageRequest, sortBy, toPage } from './page.ts';

const NEWEST_FIRST = { field: 'at', direction: -1 } as const;

/** The log of one trigger, the latest first. */
export async function listRuns(
  store: Store,
  { triggerId, outcome }: { triggerId: string; outcome?: RunOutcome | undefined },
  { cursor, limit }: PageRequest,
): Promise<Page<TriggerRun>> {
  const rows = await store.triggerRuns
    .find({ $and: [{ triggerId }, outcome ? { outcome } : {}, ...afterCursor(NEWEST_FIRST, cursor)] })
    .sort(sortBy(NEWEST_FIRST))
    .limit(limit + 1)
    .toArray();
  return toPage(rows.map(fromDocument), limit, (run) => run.at);
}

export type RunStats = Record<RunOutcome, number> & { lastAt: Date | null };

export const NO_RUNS: RunStats = { done: 0, refused: 0, skipped: 0, cancelled: 0, looped: 0, lastAt: null };

/** How these triggers have gone since a moment, by trigger. Read from the index alone. */
export async function runStats(
  store: Store,
  triggerIds: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, RunStats>> {
  const rows = await store.triggerRuns
    .aggregate<{ _id: { triggerId: string; outcome: RunOutcome }; count: number; lastAt: Date }>([
      { $match: { triggerId: { $in: [...triggerIds] }, at: { $gte: since } } },
      { $project: { _id: 0, triggerId: 1, outcome: 1, at: 1 } },
      {
        $group: {
          _id: { triggerId: '$triggerId', outcome: '$outcome' },
          count: { $sum: 1 },
          lastAt: { $max: '$at' },
        },
      },
    ])
    .toArray();
  const stats = new Map<string, RunStats>();
  for (const { _id, count, lastAt } of rows) {
    const before = stats.get(_id.triggerId) ?? NO_RUNS;
    const latest = before.lastAt && before.lastAt > lastAt ? before.lastAt : lastAt;
    stats.set(_id.triggerId, { ...before, [_id.outcome]: count, lastAt: latest });
  }
  return stats;
}

/** Why each trigger was last stopped as a loop since a moment. */
export async function lastLoops(
  store: Store,
  triggerIds: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    triggerIds.map((triggerId) =>
      store.triggerRuns.findOne({ triggerId, at: { $gte: since }, outcome: 'looped' }, { sort: { at: -1 } }),
    ),
  );
  return new Map(found.flatMap((run) => (run?.reason ? [[run.triggerId, run.reason] as const] : [])));
}
