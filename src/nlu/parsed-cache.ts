import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { IntentFile } from './intent-file.ts';
import { writeWhole } from './write-whole.ts';

/** Raise it when reading the same files would give something else. */
const VERSION = 1;
const NAME = /^parsed-[0-9a-f]+\.json$/;

/** Sound intent files as they were read last: tens of thousands of lines take YAML half a second at every start. */
export interface ParsedCache {
  /** Null where these files were not read before, or what was kept is damaged. */
  read(): Promise<IntentFile[] | null>;
  /** A folder that cannot be written costs time only. */
  write(intents: readonly IntentFile[]): Promise<void>;
}

/** What was written so long ago is hardly needed, and is soon there again. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** The cache of files with these texts by path; its name tells them, so what was read from others is never taken for theirs. */
export function parsedCacheOf(cacheDir: string, texts: ReadonlyMap<string, string>): ParsedCache {
  const key = createHash('sha256').update(
    JSON.stringify([VERSION, ...[...texts].map(([path, text]) => [basename(path), text])]),
  );
  const name = `parsed-${key.digest('hex').slice(0, 24)}.json`;
  const file = join(cacheDir, name);
  return {
    async read() {
      try {
        return z.array(IntentFile).parse(JSON.parse(await readFile(file, 'utf8')));
      } catch {
        return null;
      }
    },
    async write(intents) {
      try {
        await writeWhole(file, JSON.stringify(intents));
        const others = (await readdir(cacheDir)).filter((one) => NAME.test(one) && one !== name);
        const writtenAt = async (path: string) => (await stat(path)).mtimeMs;
        const now = await writtenAt(file);
        for (const other of others.map((one) => join(cacheDir, one))) {
          if (now - (await writtenAt(other)) > KEPT_MS) await rm(other, { force: true });
        }
      } catch {
        return;
      }
    },
  };
}
