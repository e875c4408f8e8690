import type { Dialog } from '../../domain/dialog.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** Those of the dialogs that there are, by id. */
export async function dialogsById(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, Dialog>> {
  const rows = await store.dialogs.find({ _id: { $in: [...ids] } }).toArray();
  return new Map(rows.map((row) => [row._id, fromDocument(row)]));
}
