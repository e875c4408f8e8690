import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DraftIntent } from '../../domain/training/intent-file.ts';
import { exportIntent } from './export-intent.ts';

export interface ExportedIntent {
  name: string;
  state: 'new' | 'changed' | 'same';
  text: string;
}

/** These intents as files beside those of a folder; `removed` are files of intents that there are no more. */
export async function exportIntents(
  folder: string,
  intents: readonly DraftIntent[],
): Promise<{ files: ExportedIntent[]; removed: string[] }> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.ya?ml$/.test(name));
  const files = await Promise.all(
    intents.map(async (intent): Promise<ExportedIntent> => {
      const name = names.find((one) => one.replace(/\.ya?ml$/, '') === intent.intent);
      const before = name === undefined ? null : await readFile(join(folder, name), 'utf8');
      const text = exportIntent(intent, before);
      const state = before === null ? 'new' : text === before ? 'same' : 'changed';
      return { name: name ?? `${intent.intent}.yml`, state, text };
    }),
  );
  const kept = new Set(files.map(({ name }) => name));
  return { files, removed: names.filter((name) => !kept.has(name)).sort() };
}
