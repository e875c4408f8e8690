import { findFile } from '../../store/message-files/find-file.ts';
import { readWhole } from '../../store/message-files/waiting-files.ts';
import type { FilesDeps } from './files-deps.ts';

/** The bytes of a kept file, whole. Rejects when they cannot be read now. */
export async function openFile({ store, files }: Pick<FilesDeps, 'store' | 'files'>, fileId: string): Promise<Buffer> {
  const row = await findFile(store, fileId);
  if (row?.state !== 'kept' || row.place === null) throw new Error(`The file ${fileId} is not kept.`);
  return readWhole(files.bytes, row.place);
}
