import { join } from 'node:path';
import type { Logger } from 'pino';
import pino from 'pino';
import { createNlu, type ReloadableNlu } from '../../src/nlu/create-nlu.ts';
import type { IntentFile } from '../../src/nlu/intent-file.ts';
import { loadIntents } from '../../src/nlu/load-intents.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The shipped intents; fails the test with the file and line when they are broken. Read once in a suite: YAML takes its time. */
export function shippedIntents(): Promise<readonly IntentFile[]> {
  intents ??= readIntents();
  return intents;
}
let intents: Promise<readonly IntentFile[]> | undefined;

async function readIntents(): Promise<readonly IntentFile[]> {
  const loaded = await loadIntents(join(ROOT, 'intents'), join(ROOT, 'dist/models'));
  if (loaded.kind === 'ok') return loaded.intents;
  throw new Error(
    loaded.problems.map(({ file, line, path, reason }) => `${file}:${line} ${path} ${reason}`).join('\n'),
  );
}

/**
 * The real understanding over the shipped intents. `npm test` builds first, so the trained
 * model is there.
 */
export async function buildNlu(log: Logger = pino({ level: 'silent' })): Promise<ReloadableNlu> {
  const cacheDir = join(ROOT, 'dist/models');
  return createNlu({ intents: await shippedIntents(), cacheDir, log });
}

/** Six short samples of an intent per language, each with a word of its own: enough to train in a moment. */
export function buildIntent(intent: string, ru: string, en: string): IntentFile {
  const samples = (words: string) => ['', ' 1', ' 2 2', ' 3 3 3', ' a', ' b'].map((tail) => `${words}${tail}`);
  return {
    intent,
    description: { ru: 'Проба', en: 'Probe' },
    utterances: { ru: samples(ru), en: samples(en) },
    held_out: { ru: [], en: [] },
  };
}
