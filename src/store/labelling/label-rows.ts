import type { LabelRow } from '../../domain/labelling/label-row.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** Rows of the labelling queue about messages of one dialog. */
export async function labelRows(store: Store, dialogId: string, messageIds: readonly string[]): Promise<LabelRow[]> {
  const rows = await store.labelQueue.find({ _id: { $in: [...messageIds] }, dialogId }).toArray();
  return rows.map(fromDocument);
}
