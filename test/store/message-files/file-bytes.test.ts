import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createFileBytes, type FileBytes } from '../../../src/store/message-files/file-bytes.ts';
import { keepBytes } from '../../../src/store/message-files/keep-bytes.ts';
import { readWhole } from '../../../src/store/message-files/waiting-files.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { createTestFolder, testDatabaseUri } from '../../support/mongod.ts';
import { PNG } from '../../support/sample-files.ts';

const MB = 1024 * 1024;

async function* inPieces(bytes: Buffer, piece = 100_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

describe('Bytes of files', () => {
  let store: Store;
  let files: Record<'mongo' | 'disk', FileBytes>;
  const folder = createTestFolder();
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('files'));
    const { db } = store.connection;
    if (!db) throw new Error('The store is closed.');
    files = {
      mongo: createFileBytes({ db, kind: 'mongo', folder }),
      disk: createFileBytes({ db, kind: 'disk', folder }),
    };
  });
  afterAll(() => store.close());

  /** How many pieces or files lie about. */
  async function left(): Promise<number> {
    const { db } = store.connection;
    const chunks = (await db?.collection('fileBytes.chunks').countDocuments()) ?? 0;
    const found = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
    return chunks + found.filter((entry) => entry.isFile()).length;
  }

  describe.each(['mongo', 'disk'] as const)('in %s', (kind) => {
    it('come back as they were, whole and in parts, and go without a trace', async () => {
      const bytes = Buffer.from(Array.from({ length: 700_000 }, (_, index) => index % 251));
      const place = files[kind].placeOf(`whole-${kind}`);
      await files[kind].put(place, inPieces(bytes));
      expect((await readWhole(files[kind], place)).equals(bytes)).toBe(true);
      const part: Buffer[] = [];
      for await (const piece of files[kind].read(place, { start: 260_000, end: 530_001 })) part.push(piece);
      expect(Buffer.concat(part).equals(bytes.subarray(260_000, 530_001))).toBe(true);
      // After the setting has changed they are read where they are.
      const other = kind === 'mongo' ? files.disk : files.mongo;
      expect((await readWhole(other, place)).length).toBe(bytes.length);
      await files[kind].drop(place);
      await files[kind].drop(place);
      expect(await left()).toBe(0);
      await expect(readWhole(files[kind], place)).rejects.toThrow();
    });

    it('leave nothing behind when they are cut off, too many or none', async () => {
      const keep = (pieces: AsyncIterable<Buffer>, mostBytes = MB) =>
        keepBytes(files[kind], {
          place: files[kind].placeOf(`cut-${kind}`),
          pieces,
          mostBytes,
          told: { kind: null, name: 'a.png' },
        });
      async function* cut(): AsyncGenerator<Buffer> {
        yield* inPieces(Buffer.alloc(600_000));
        throw new Error('cut off');
      }
      await expect(keep(cut())).rejects.toThrow('cut off');
      expect(await keep(inPieces(Buffer.alloc(2 * MB)))).toEqual({ kind: 'too_large' });
      expect(await keep(inPieces(Buffer.alloc(0)))).toEqual({ kind: 'empty' });
      expect(await left()).toBe(0);
      expect(await keep(inPieces(PNG), PNG.length)).toMatchObject({ kind: 'kept', file: { mime: 'image/png' } });
      await files[kind].drop(files[kind].placeOf(`cut-${kind}`));
    });
  });

  it('are never looked for outside their folder', () => {
    expect(() => files.disk.read('disk:../../etc/passwd')).toThrow('There is no place');
    expect(() => files.disk.read('s3:a')).toThrow('There is no place');
  });
});
