import type { Logger } from 'pino';
import type { IntentFile } from '../intent-file.ts';
import { cacheFile, readCached, writeCached } from './classifier-cache.ts';
import type { IntentClassifier } from './intent-classifier.ts';
import { mostSamples } from './thin-out.ts';
import { trainInBackground } from './train-in-background.ts';

/** The classifier for these intents: from the cache when they were trained before, else trained and kept there. */
export async function obtainClassifier(
  intents: readonly IntentFile[],
  cacheDir: string,
  log: Logger,
): Promise<IntentClassifier> {
  if (intents.length < 2) throw new Error('at least two intents are needed to tell them apart');
  const file = cacheFile(cacheDir, intents);
  const cached = await readCached(file);
  if (cached) return cached;

  const samples = intents.reduce((sum, { utterances: { ru, en } }) => sum + ru.length + en.length, 0);
  const used = mostSamples(intents.length);
  if (samples > used) {
    log.warn({ samples, used }, 'more samples than are trained on: the largest intents give some up');
  }
  const startedAt = performance.now();
  const classifier = await trainInBackground(intents);
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  log.info({ intents: intents.length, seconds }, 'intents trained');
  await writeCached(file, classifier).catch((error: unknown) =>
    log.warn({ err: error, file }, 'the trained intents could not be kept: the next start trains again'),
  );
  return classifier;
}
