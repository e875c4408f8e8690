import type { Store } from '../open-store.ts';

const OPEN = ['bot', 'queued', 'operator'] as const;

/** How many open dialogs each of these people leads, standing offers included; nobody's are left out. */
export async function openLoads(store: Store, operatorIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const loads = new Map<string, number>();
  if (operatorIds.length === 0) return loads;
  const ids = [...operatorIds];
  const [led, offered] = await Promise.all([
    store.dialogs
      .aggregate<{ _id: string; n: number }>([
        { $match: { assigneeId: { $in: ids }, mode: { $in: [...OPEN] } } },
        { $group: { _id: '$assigneeId', n: { $sum: 1 } } },
      ])
      .toArray(),
    store.dialogs
      .aggregate<{ _id: string; n: number }>([
        { $match: { 'sharing.offer.operatorId': { $in: ids } } },
        { $group: { _id: '$sharing.offer.operatorId', n: { $sum: 1 } } },
      ])
      .toArray(),
  ]);
  for (const { _id, n } of [...led, ...offered]) loads.set(_id, (loads.get(_id) ?? 0) + n);
  return loads;
}
