import type { mongo } from 'mongoose';
import type { ByteRange, BytesKeeper } from './bytes-keeper.ts';
import { createDiskBytes } from './disk-bytes.ts';
import { createGridBytes } from './grid-bytes.ts';

/** Bytes by their place, `kind:name`: files stay readable where they are after the setting has changed. */
export interface FileBytes {
  /** Where something of this name will be. Known before it is written, so that a crash leaves nothing that nobody finds. */
  placeOf(name: string): string;
  put(place: string, pieces: AsyncIterable<Buffer>): Promise<void>;
  read(place: string, range?: ByteRange): AsyncIterable<Buffer>;
  drop(place: string): Promise<void>;
}

export interface BytesOptions {
  db: mongo.Db;
  /** Where new files go. */
  kind: 'mongo' | 'disk';
  /** The folder of those on disk. */
  folder: string;
}

export function createFileBytes({ db, kind, folder }: BytesOptions): FileBytes {
  const keepers: Record<string, BytesKeeper> = { mongo: createGridBytes(db), disk: createDiskBytes(folder) };

  function at(place: string): { keeper: BytesKeeper; name: string } {
    const [, which = '', name = ''] = /^(\w+):([\w-]{1,100})$/u.exec(place) ?? [];
    const keeper = keepers[which];
    if (!keeper) throw new Error(`There is no place for files called "${place}".`);
    return { keeper, name };
  }

  return {
    placeOf: (name) => `${kind}:${name}`,
    async put(place, pieces) {
      const { keeper, name } = at(place);
      await keeper.put(name, pieces);
    },
    read(place, range) {
      const { keeper, name } = at(place);
      return keeper.read(name, range);
    },
    async drop(place) {
      const { keeper, name } = at(place);
      await keeper.drop(name);
    },
  };
}
