import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BytesKeeper } from './bytes-keeper.ts';

/** Files in a folder, some hundred subfolders of it by the first letters of their names. For one machine, or a shared folder. */
export function createDiskBytes(folder: string): BytesKeeper {
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name);
  return {
    async put(name, pieces) {
      const path = pathOf(name);
      await mkdir(dirname(path), { recursive: true });
      const file = await open(`${path}.part`, 'w', 0o600);
      try {
        for await (const piece of pieces) await file.appendFile(piece);
        await file.sync();
      } finally {
        await file.close();
      }
      // Whole or not there at all.
      await rename(`${path}.part`, path);
    },
    read: (name, range) => createReadStream(pathOf(name), range ? { start: range.start, end: range.end - 1 } : {}),
    async drop(name) {
      await rm(pathOf(name), { force: true });
      await rm(`${pathOf(name)}.part`, { force: true });
    },
  };
}
