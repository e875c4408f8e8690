import type { Locale } from '../src/domain/localized.ts';
import { NONE } from '../src/domain/understanding.ts';

export interface IntentOutcome {
  /** The language of the file's line, not the detected one. */
  locale: Locale;
  gold: string;
  predicted: string;
  microseconds: number;
}

/** How many sentences, and which part of them was understood as meant. */
interface Shares {
  n: number;
  accuracy: number | null;
  /** Of the sentences that mean something. */
  inScopeAccuracy: number | null;
  /** Of the sentences that mean None. */
  noneRecall: number | null;
}

/** What `bench:intents` prints: rates are fractions of 1; null where nothing was measured. */
export interface IntentScore extends Shares {
  perLocale: Partial<Record<Locale, Shares>>;
  perIntentF1: Record<string, number>;
  /** [gold, predicted, how often], most frequent first. */
  confusions: [string, string, number][];
  p50us: number | null;
  p95us: number | null;
}

/** Counts outcomes up; an empty list gives nulls. */
export function scoreIntents(outcomes: readonly IntentOutcome[]): IntentScore {
  const times = outcomes.map(({ microseconds }) => microseconds).sort((one, other) => one - other);
  return {
    ...sharesOf(outcomes),
    perLocale: Object.fromEntries(
      [...new Set(outcomes.map(({ locale }) => locale))].map((one) => [
        one,
        sharesOf(outcomes.filter(({ locale }) => locale === one)),
      ]),
    ),
    perIntentF1: Object.fromEntries(
      [...new Set(outcomes.map(({ gold }) => gold))].sort().map((one) => [one, f1(outcomes, one)]),
    ),
    confusions: confusions(outcomes),
    p50us: quantile(times, 0.5),
    p95us: quantile(times, 0.95),
  };
}

const sharesOf = (outcomes: readonly IntentOutcome[]): Shares => ({
  n: outcomes.length,
  accuracy: shareRight(outcomes),
  inScopeAccuracy: shareRight(outcomes.filter(({ gold }) => gold !== NONE)),
  noneRecall: shareRight(outcomes.filter(({ gold }) => gold === NONE)),
});

const rounded = (value: number) => Math.round(value * 1e4) / 1e4;

function shareRight(outcomes: readonly IntentOutcome[]): number | null {
  if (outcomes.length === 0) return null;
  return rounded(outcomes.filter(({ gold, predicted }) => gold === predicted).length / outcomes.length);
}

function f1(outcomes: readonly IntentOutcome[], intent: string): number {
  const both = outcomes.filter(({ gold, predicted }) => gold === intent && predicted === intent).length;
  const either =
    outcomes.filter(({ gold }) => gold === intent).length +
    outcomes.filter(({ predicted }) => predicted === intent).length;
  return rounded((2 * both) / either);
}

function confusions(outcomes: readonly IntentOutcome[]): [string, string, number][] {
  const counts = new Map<string, [string, string, number]>();
  for (const { gold, predicted } of outcomes.filter((one) => one.gold !== one.predicted)) {
    const pair = counts.get(`${gold} ${predicted}`) ?? [gold, predicted, 0];
    pair[2] += 1;
    counts.set(`${gold} ${predicted}`, pair);
  }
  return [...counts.values()].sort((one, other) => other[2] - one[2]);
}

const quantile = (sorted: readonly number[], share: number): number | null => {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return value === undefined ? null : Math.round(value);
};
