import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import type { FileRow } from './file-row.ts';

/** The file with this id, wherever it is on its way; or null. */
export async function findFile(store: Store, id: string): Promise<FileRow | null> {
  const row = await store.files.findOne({ _id: id });
  return row && fromDocument(row);
}
