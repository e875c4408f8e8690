import type { FilesParts } from '../../src/engine/files/files-deps.ts';
import { createFileBytes } from '../../src/store/message-files/file-bytes.ts';
import type { Store } from '../../src/store/open-store.ts';

/** Files in the test's database, with nobody to listen to voice notes, unless the test gives somebody. */
export function testFiles({ connection }: Store, overrides: Partial<FilesParts> = {}): FilesParts {
  const { db } = connection;
  if (!db) throw new Error('The store is closed.');
  return {
    bytes: createFileBytes({ db, kind: 'mongo', folder: '' }),
    mostBytes: 1024 * 1024,
    transcriber: null,
    speechSecondsADay: 3_600,
    addressOf: () => null,
    ...overrides,
  };
}
