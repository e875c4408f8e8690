import type { Store } from '../open-store.ts';
import { TELLING } from './load-histories.ts';

/** Dialogs of which something was told at that moment or later. */
export async function dialogsSince(store: Pick<Store, 'events'>, since: Date): Promise<string[]> {
  const rows = await store.events
    .aggregate<{ _id: string }>([
      { $match: { 'body.type': { $in: [...TELLING] }, at: { $gte: since } } },
      { $group: { _id: '$dialogId' } },
    ])
    .toArray();
  return rows.map(({ _id }) => _id);
}
