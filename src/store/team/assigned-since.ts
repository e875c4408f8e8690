import type { Store } from '../open-store.ts';

/** By person: how many dialogs he or she has been given since then. */
export async function assignedSince(store: Store, since: Date): Promise<ReadonlyMap<string, number>> {
  const rows = await store.events
    .aggregate<{ _id: string; n: number }>([
      { $match: { 'body.type': 'assignee_changed', at: { $gte: since }, 'body.to': { $type: 'string' } } },
      { $group: { _id: '$body.to', n: { $sum: 1 } } },
    ])
    .toArray();
  return new Map(rows.map(({ _id, n }) => [_id, n]));
}
