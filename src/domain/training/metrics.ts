import { ofMean, wilson } from '../analytics/intervals.ts';
import type { Compared, Confusion, IntentScore, Measured } from './evaluation.ts';

/** One text that a model was asked about: what it means, and what the model said. */
export interface Outcome {
  text: string;
  actual: string;
  predicted: string;
}

const EXAMPLES = 5;
const MOST_CONFUSIONS = 100;

/** The share of right ones with Wilson's interval. */
export function accuracyOf(outcomes: readonly Outcome[]): Measured {
  const right = outcomes.filter(({ actual, predicted }) => actual === predicted).length;
  const value = outcomes.length === 0 ? 0 : right / outcomes.length;
  return { value, ...(wilson(value, outcomes.length) ?? { low: 0, high: 1 }), count: outcomes.length };
}

interface Tally {
  tested: number;
  right: number;
  said: number;
}

function talliesOf(outcomes: readonly Outcome[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  const of = (intent: string) => {
    const known = tallies.get(intent);
    if (known) return known;
    const fresh = { tested: 0, right: 0, said: 0 };
    tallies.set(intent, fresh);
    return fresh;
  };
  for (const { actual, predicted } of outcomes) {
    of(actual).tested += 1;
    of(predicted).said += 1;
    if (actual === predicted) of(actual).right += 1;
  }
  return tallies;
}

const f1Of = ({ tested, right, said }: Tally): number => (tested + said === 0 ? 0 : (2 * right) / (tested + said));

/** Precision, recall and F1 of each intent, the worst first: those are what somebody looks for. */
export function scoresOf(outcomes: readonly Outcome[], samples: ReadonlyMap<string, number>): IntentScore[] {
  return [...talliesOf(outcomes)]
    .map(([intent, tally]) => ({
      intent,
      precision: tally.said === 0 ? 0 : tally.right / tally.said,
      recall: tally.tested === 0 ? 0 : tally.right / tally.tested,
      f1: f1Of(tally),
      samples: samples.get(intent) ?? 0,
      tested: tally.tested,
      right: tally.right,
      taken: tally.said - tally.right,
    }))
    .sort((a, b) => a.f1 - b.f1 || (a.intent < b.intent ? -1 : 1));
}

/** Which intents are taken for which, the commonest first, with some texts each. */
export function confusionsOf(outcomes: readonly Outcome[]): Confusion[] {
  const pairs = new Map<string, Confusion>();
  for (const { text, actual, predicted } of outcomes) {
    if (actual === predicted) continue;
    const key = `${actual} ${predicted}`;
    const pair = pairs.get(key) ?? { actual, predicted, count: 0, examples: [] };
    pair.count += 1;
    if (pair.examples.length < EXAMPLES) pair.examples.push(text);
    pairs.set(key, pair);
  }
  return [...pairs.values()].sort((a, b) => b.count - a.count).slice(0, MOST_CONFUSIONS);
}

const DRAWS = 400;

/**
 * The mean F1 over the intents that were asked about, each counting alike, with a percentile interval of the bootstrap (Efron and
 * Tibshirani 1993, "An Introduction to the Bootstrap", 13.3): no formula holds for it.
 */
export function macroF1Of(outcomes: readonly Outcome[], random: () => number): Measured {
  const count = outcomes.length;
  if (count === 0) return { value: 0, low: 0, high: 1, count };
  const names = [...new Set(outcomes.flatMap(({ actual, predicted }) => [actual, predicted]))];
  const numbers = new Map(names.map((name, number) => [name, number]));
  const actual = Int32Array.from(outcomes, (one) => numbers.get(one.actual) ?? 0);
  const predicted = Int32Array.from(outcomes, (one) => numbers.get(one.predicted) ?? 0);
  const meanOf = (pick: (index: number) => number): number => {
    const right = new Float64Array(names.length);
    const tested = new Float64Array(names.length);
    const both = new Float64Array(names.length);
    for (let index = 0; index < count; index += 1) {
      const one = pick(index);
      const is = actual[one] ?? 0;
      const said = predicted[one] ?? 0;
      tested[is] = (tested[is] ?? 0) + 1;
      both[is] = (both[is] ?? 0) + 1;
      both[said] = (both[said] ?? 0) + 1;
      if (is === said) right[is] = (right[is] ?? 0) + 1;
    }
    const f1s = names.flatMap((_, one) => ((tested[one] ?? 0) > 0 ? [(2 * (right[one] ?? 0)) / (both[one] ?? 1)] : []));
    return f1s.reduce((sum, f1) => sum + f1, 0) / Math.max(1, f1s.length);
  };
  const value = meanOf((index) => index);
  const drawn = Array.from({ length: DRAWS }, () => meanOf(() => Math.floor(random() * count))).sort((a, b) => a - b);
  const at = (share: number) => drawn[Math.min(DRAWS - 1, Math.floor(share * DRAWS))] ?? value;
  return { value, low: Math.min(value, at(0.025)), high: Math.max(value, at(0.975)), count };
}

/** Two models on the same texts, in the same order. */
export function compare(candidate: readonly Outcome[], running: readonly Outcome[]): Compared {
  const gains = candidate.map((one, index) => hit(one) - hit(running[index]));
  const sum = gains.reduce((total, gain) => total + gain, 0);
  const squares = gains.reduce((total, gain) => total + gain * gain, 0);
  const interval = ofMean({ count: gains.length, sum, squares });
  return {
    candidate: accuracyOf(candidate),
    running: accuracyOf(running),
    difference: interval && { value: sum / gains.length, ...interval },
  };
}

const hit = (outcome: Outcome | undefined): number => (outcome && outcome.actual === outcome.predicted ? 1 : 0);
