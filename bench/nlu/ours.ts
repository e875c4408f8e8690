import type { Locale } from '../../src/domain/localized.ts';
import { NONE } from '../../src/domain/understanding.ts';
import { detectLocale } from '../../src/nlu/detect-locale.ts';
import { trainOnSamples } from '../../src/nlu/intent/intent-classifier.ts';
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
  const modelBytes = Buffer.byteLength(JSON.stringify(classifier.save()));
  return {
    modelBytes,
    async judge(text) {
      const guess = await classifier.guess(text, detectLocale(text, locale));
      return guess === null
        ? { best: null, confidence: Number.NEGATIVE_INFINITY, rejected: true }
        : { best: guess.intent, confidence: guess.evidence, rejected: !guess.believed };
    },
  };
};

const sampleOf = ({ text, intent }: Line, locale: Locale) => ({ text, intent, locale: detectLocale(text, locale) });

export const isForeign = ({ intent }: Line): boolean => intent === NONE;
