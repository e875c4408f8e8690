import type { HookCall } from '../../domain/hooks/hook-call.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { afterCursor, type Page, type PageRequest, sortBy, toPage } from '../queries/page.ts';

const NEWEST_FIRST = { field: 'at', direction: -1 } as const;

/** `repeated`: those that came again, whatever became of them. */
export type HookLogState = HookCall['state'] | 'repeated';

/** What has come to a hook, the latest first. */
export async function listCalls(
  store: Store,
  { hookId, state }: { hookId: string; state?: HookLogState | undefined },
  { cursor, limit }: PageRequest,
): Promise<Page<HookCall>> {
  const which = state === 'repeated' ? { repeats: { $gt: 0 } } : state && { state };
  const rows = await store.hookCalls
    .find({ $and: [{ hookId, ...which }, ...afterCursor(NEWEST_FIRST, cursor)] })
    .sort(sortBy(NEWEST_FIRST))
    .limit(limit + 1)
    .toArray();
  return toPage(rows.map(fromDocument), limit, ({ at }) => at);
}

export async function findCall(store: Store, id: string): Promise<HookCall | null> {
  const row = await store.hookCalls.findOne({ _id: id });
  return row && fromDocument(row);
}

export interface CallCounts {
  applied: number;
  refused: number;
  waiting: number;
}

/** Beyond this it does not matter how many. */
const MOST_COUNTED = 10_000;

/** What became of a hook's calls since that moment. */
export async function countCalls(store: Store, hookId: string, since: Date): Promise<CallCounts> {
  const count = (state: HookCall['state']) =>
    store.hookCalls.countDocuments({ hookId, state, at: { $gte: since } }, { limit: MOST_COUNTED });
  const [applied, refused, waiting] = await Promise.all([count('applied'), count('refused'), count('waiting')]);
  return { applied, refused, waiting };
}
