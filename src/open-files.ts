import { join } from 'node:path';
import type { Config } from './config.ts';
import { createFileBytes, type FileBytes } from './store/message-files/file-bytes.ts';
import type { Store } from './store/open-store.ts';

/** Where the bytes of files are: in the database, or in a folder. */
export function openFiles({ connection }: Store, { FILES_STORE, DATA_DIR }: Config): FileBytes {
  const { db } = connection;
  if (!db) throw new Error('The store is closed.');
  return createFileBytes({ db, kind: FILES_STORE, folder: join(DATA_DIR, 'files') });
}
