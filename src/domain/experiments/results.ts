import type { Counts } from './bets.ts';
import { ALPHA } from './clients-needed.ts';
import { contest, type Standing, worsens } from './contest.ts';
import type { Experiment, GuardRail, Variant } from './experiment.ts';
import { daysSettled } from './exposure.ts';
import { GOAL_BIT, GUARD_BITS } from './outcomes.ts';
import { checkRatio, type RatioCheck } from './sample-ratio.ts';

/** So many clients of a variant met it on this day, with this outcome so far. */
export interface OutcomeCount {
  variantId: string;
  day: number;
  outcome: number;
  clients: number;
}

export interface Share {
  variantId: string;
  clients: number;
  hits: number;
}

export interface RailResult {
  rail: GuardRail;
  shares: Share[];
  /** Of each variant against the control, one-sided and always valid. */
  tests: { variantId: string; p: number; isWorse: boolean }[];
}

export interface Comparison {
  variantId: string;
  /** By days; the last one is now. */
  standings: Standing[];
}

export interface Results {
  /** All who have met it so far, and those of them who have reached the goal already. */
  soFar: Share[];
  /** Whose time is over: only they are compared. */
  settled: Share[];
  /** The level at which each comparison is decided: that of the experiment, shared by Bonferroni. */
  alpha: number;
  comparisons: Comparison[];
  rails: RailResult[];
  ratio: RatioCheck;
}

type Ran = Pick<
  Experiment,
  'variants' | 'goal' | 'windowDays' | 'guardRails' | 'guardDays' | 'expectedRate' | 'startedAt' | 'endedAt'
>;

/** What is expected of a guard-rail while nothing is known. */
const RAIL_EXPECTED = 0.1;

/**
 * All figures of an experiment, from who met what on which day and with what outcome. A client is compared when the whole window is over for the day
 * of meeting: each is then one finished observation, in the order of meeting, as sequential tests want it; counting successes at once and
 * failures late would favour whichever variant is quicker.
 */
export function resultsOf(experiment: Ran, counts: readonly OutcomeCount[], now: Date): Results {
  const { variants, windowDays, guardDays, guardRails, expectedRate } = experiment;
  const startedAt = experiment.startedAt ?? now;
  const [control, ...others] = variants;
  if (!control) throw new Error('An experiment has a control.');
  const alpha = ALPHA / others.length;
  const decided = counts.filter(({ day }) => day < daysSettled(startedAt, now, windowDays));
  const warned = counts.filter(({ day }) => day < daysSettled(startedAt, now, guardDays));
  return {
    soFar: variants.map(({ id }) => shareOf(id, counts, GOAL_BIT)),
    settled: variants.map(({ id }) => shareOf(id, decided, GOAL_BIT)),
    alpha,
    comparisons: others.map((variant) => ({
      variantId: variant.id,
      standings: contest(daysOf(control, variant, decided, GOAL_BIT), {
        share: partOf(control, variant),
        expected: expectedRate,
        alpha,
      }),
    })),
    rails: guardRails.map((rail) => ({
      rail,
      shares: variants.map(({ id }) => shareOf(id, warned, GUARD_BITS[rail])),
      tests: others.map((variant) => {
        const days = daysOf(control, variant, warned, GUARD_BITS[rail]);
        const p = worsens(days, { share: partOf(control, variant), expected: RAIL_EXPECTED });
        return { variantId: variant.id, p, isWorse: p < alpha / guardRails.length };
      }),
    })),
    ratio: checkRatio(
      looks(variants, counts),
      variants.map(({ weight }) => weight),
    ),
  };
}

const partOf = (control: Variant, variant: Variant): number => variant.weight / (variant.weight + control.weight);

function shareOf(variantId: string, counts: readonly OutcomeCount[], bit: number): Share {
  const own = counts.filter((count) => count.variantId === variantId);
  return { variantId, clients: sum(own), hits: sum(own.filter(({ outcome }) => (outcome & bit) !== 0)) };
}

const sum = (counts: readonly OutcomeCount[]): number => counts.reduce((total, { clients }) => total + clients, 0);

function daysOf(
  control: Variant,
  variant: Variant,
  counts: readonly OutcomeCount[],
  bit: number,
): { day: number; counts: Counts }[] {
  const days = new Map<number, Counts>();
  for (const { variantId, day, outcome, clients } of counts) {
    if (variantId !== control.id && variantId !== variant.id) continue;
    const of = days.get(day) ?? { control: { clients: 0, hits: 0 }, variant: { clients: 0, hits: 0 } };
    const side = variantId === control.id ? of.control : of.variant;
    side.clients += clients;
    if (outcome & bit) side.hits += clients;
    days.set(day, of);
  }
  return [...days].sort(([a], [b]) => a - b).map(([day, of]) => ({ day, counts: of }));
}

/** How many of each variant there were at the end of every day. */
function looks(variants: readonly Variant[], counts: readonly OutcomeCount[]): number[][] {
  const last = Math.max(-1, ...counts.map(({ day }) => day));
  const byDay = Array.from({ length: last + 1 }, () => variants.map(() => 0));
  for (const { variantId, day, clients } of counts) {
    const row = byDay[day];
    const index = variants.findIndex(({ id }) => id === variantId);
    if (row && index >= 0) row[index] = (row[index] ?? 0) + clients;
  }
  const total = variants.map(() => 0);
  return byDay.map((row) => row.map((count, index) => (total[index] = (total[index] ?? 0) + count)));
}
