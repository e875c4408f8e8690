import type { Merge } from '../../domain/contacts/merge.ts';
import { toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** Notes that two contacts are two people. */
export async function dismissPair(
  store: Store,
  { mainId, otherId }: Pick<Merge, 'mainId' | 'otherId'>,
  { id, at, actor }: Pick<Merge, 'id' | 'at' | 'actor'>,
): Promise<void> {
  const nothing = { dialogs: [], appointments: [], tasks: [], orders: [], planClients: [] };
  const pair: Merge = {
    id,
    at,
    actor,
    why: 'by_hand',
    mainId,
    otherId,
    state: 'dismissed',
    kept: null,
    moved: nothing,
    undone: null,
  };
  await store.merges.insertOne(toDocument(pair));
}
