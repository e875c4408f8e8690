import { foldsOf, thinned } from '../../domain/training/folds.ts';
import type { Outcome } from '../../domain/training/metrics.ts';
import { sameText } from '../../domain/words/same-text.ts';
import { trainOnSamples } from '../intent/intent-classifier.ts';
import type { Sample } from '../intent/intent-model.ts';
import { ask } from './ask-model.ts';

export const FOLDS = 5;
/** From so many samples on a tenth of them is enough to fit the threshold on, and three trainings less are needed. */
const ENOUGH_TO_KEEP_APART = 1_500;
const APART = 10;

/** The samples of each fold, and all others to learn them from. */
export interface Fold {
  test: Sample[];
  train: Sample[];
}

export function cut(samples: readonly Sample[]): Fold[] {
  const numbers = foldsOf(samples, FOLDS);
  return Array.from({ length: FOLDS }, (_, fold) => ({
    test: samples.filter((_, index) => numbers[index] === fold),
    train: samples.filter((_, index) => numbers[index] !== fold),
  })).filter(({ test }) => test.length > 0);
}

/** What a model says of a fold that was trained on a part of the rest, its threshold included: nothing of the fold is known to it. */
export async function runFold({ test, train }: Fold, share = 1): Promise<Outcome[]> {
  const part = share === 1 ? train : thinned(train, Math.round(train.length * share), 2);
  const isBig = part.length >= ENOUGH_TO_KEEP_APART;
  const apart = isBig ? part.filter((_, index) => index % APART === 0) : [];
  const classifier = await trainOnSamples(isBig ? part.filter((_, index) => index % APART !== 0) : part, apart);
  return ask(classifier, test);
}

/** The same question to the running intents: their samples without the texts of the fold. */
export function withoutTexts(samples: readonly Sample[], { test }: Fold): Sample[] {
  const asked = new Set(test.map(({ text }) => sameText(text)));
  return samples.filter(({ text }) => !asked.has(sameText(text)));
}
