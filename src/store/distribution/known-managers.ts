import type { Store } from '../open-store.ts';

/** Who led the last dialog of each contact that anybody led. Contacts who know nobody are left out. */
export async function knownManagers(store: Store, contactIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (contactIds.length === 0) return new Map();
  const rows = await store.dialogs
    .aggregate<{ _id: string; operatorId: string }>([
      { $match: { contactId: { $in: [...contactIds] }, assigneeId: { $ne: null } } },
      { $sort: { createdAt: -1, _id: -1 } },
      { $group: { _id: '$contactId', operatorId: { $first: '$assigneeId' } } },
    ])
    .toArray();
  return new Map(rows.map(({ _id, operatorId }) => [_id, operatorId]));
}
