import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locale } from '../../src/domain/localized.ts';
import { NONE } from '../../src/domain/understanding.ts';
import { detectLocale } from '../../src/nlu/detect-locale.ts';
import { readCached, writeCached } from '../../src/nlu/intent/classifier-cache.ts';
import { type IntentClassifier, trainOnSamples } from '../../src/nlu/intent/intent-classifier.ts';
import type { Trainer } from './candidate.ts';
import { languageOf } from './language-of.ts';
import type { Line } from './task.ts';

/** Fewer lines settle no threshold. */
const FEWEST_FOR_VALIDATION = 30;

/** The product's classifier, trained as the product trains it. */
export const trainOurs: Trainer = async (train, validation) => {
  const locale = languageOf(train);
  const known = new Set(train.map(({ text }) => text));
  // What was trained on is always sure and would lift the threshold over every new message.
  const fresh = validation.filter(({ text }) => !known.has(text));
  const classifier = await trainOnSamples(
    train.map((line) => sampleOf(line, locale)),
    fresh.length < FEWEST_FOR_VALIDATION ? [] : fresh.map((line) => sampleOf(line, locale)),
  );
  return {
    ...(await kept(classifier)),
    async judge(text) {
      const guess = await classifier.guess(text, detectLocale(text, locale));
      return guess === null
        ? { best: null, confidence: Number.NEGATIVE_INFINITY, rejected: true }
        : { best: guess.intent, confidence: guess.evidence, rejected: !guess.believed };
    },
  };
};

/** The size of the model's file, and how long it takes from there to a classifier that answers. */
async function kept(classifier: IntentClassifier): Promise<{ modelBytes: number; loadMs: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-model-'));
  try {
    const file = join(folder, 'model');
    await writeCached(file, classifier);
    const startedAt = performance.now();
    const loaded = await readCached(file);
    if (!loaded) throw new Error('the saved model does not load');
    await loaded.classify('hello', 'en');
    const loadMs = Math.round(performance.now() - startedAt);
    return { modelBytes: (await stat(file)).size, loadMs };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const sampleOf = ({ text, intent }: Line, locale: Locale) => ({ text, intent, locale: detectLocale(text, locale) });

export const isForeign = ({ intent }: Line): boolean => intent === NONE;
