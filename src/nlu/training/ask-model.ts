import { weightedShare } from '../../domain/labelling/weighted-share.ts';
import type { BenchTask } from '../../domain/training/bench.ts';
import type { Compared, Evaluation, Measured } from '../../domain/training/evaluation.ts';
import type { DraftIntent } from '../../domain/training/intent-file.ts';
import { compare, type Outcome } from '../../domain/training/metrics.ts';
import { NONE } from '../../domain/understanding.ts';
import { sameText } from '../../domain/words/same-text.ts';
import { detectLocale } from '../detect-locale.ts';
import type { IntentClassifier } from '../intent/intent-classifier.ts';
import type { Sample } from '../intent/intent-model.ts';

/** What a model says of each text, in their order. */
export async function ask(classifier: IntentClassifier, samples: readonly Sample[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { text, intent, locale } of samples) {
    const [best] = await classifier.classify(text, locale);
    outcomes.push({ text, actual: intent, predicted: best?.intent ?? NONE });
  }
  return outcomes;
}

export interface TwoModels {
  candidate: IntentClassifier;
  running: IntentClassifier;
}

/** On the lines that are kept apart for tests; null when there are none. */
export async function onHeldOut(
  { candidate, running }: TwoModels,
  intents: readonly DraftIntent[],
): Promise<Compared | null> {
  const lines = intents.flatMap(({ intent, held_out: { ru, en } }) => [
    ...ru.map((text) => ({ text, intent, locale: 'ru' as const })),
    ...en.map((text) => ({ text, intent, locale: 'en' as const })),
  ]);
  return lines.length === 0 ? null : compare(await ask(candidate, lines), await ask(running, lines));
}

/**
 * On messages drawn by chance, weighed: the share that is right of all that customers write. Those that either model was trained on are
 * left out, for it knows them by heart.
 */
export async function onLabelled({ candidate, running }: TwoModels, task: BenchTask): Promise<Evaluation['live']> {
  const learned = new Set(
    [...task.intents, ...task.running.intents].flatMap(({ utterances: { ru, en } }) => [...ru, ...en].map(sameText)),
  );
  const asked = task.labelled.filter(({ text }) => !learned.has(sameText(text)));
  const lines = asked.map(({ text, actual, locale }) => ({ text, intent: actual, locale: detectLocale(text, locale) }));
  const weights = asked.map(({ weight }) => weight);
  const first = measured(await ask(candidate, lines), weights);
  const second = measured(await ask(running, lines), weights);
  if (!first || !second) return null;
  return { candidate: first, running: second, difference: null, leftOut: task.labelled.length - asked.length };
}

function measured(outcomes: readonly Outcome[], weights: readonly number[]): Measured | null {
  const told = weightedShare(
    outcomes.map(({ actual, predicted }, index) => ({ weight: weights[index] ?? 1, right: actual === predicted })),
  );
  return told && { value: told.share, low: told.low, high: told.high, count: told.labelled };
}
