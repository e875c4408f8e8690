import type { Interval } from '../analytics/intervals.ts';
import type { Figure } from '../analytics/reckoning.ts';
import type { KpiTarget, KpiUnit } from '../kpi/kpi.ts';

const HALF = 0.98;

/**
 * Whether a figure is beyond chance above or below what it was: the intervals of both, in which the true values lie with 95 % certainty,
 * do not overlap. Null when they do, and where nothing can be said: of money nobody knows the spread.
 */
export function changeOf(now: Figure, before: Figure, unit: KpiUnit): 'up' | 'down' | null {
  const own = intervalOf(now, unit);
  const other = intervalOf(before, unit);
  if (!own || !other) return null;
  if (own.low > other.high) return 'up';
  return own.high < other.low ? 'down' : null;
}

/**
 * A number of things that happen by chance is Poisson's: its square root varies by a half whatever it is (M. S. Bartlett 1936); one more
 * above keeps it honest for small ones, where the exact interval of 0 reaches 3.7.
 */
function intervalOf({ value, interval }: Figure, unit: KpiUnit): Interval | null {
  if (unit !== 'count' || value === null) return interval;
  return { low: Math.max(0, Math.sqrt(value) - HALF) ** 2, high: (Math.sqrt(value + 1) + HALF) ** 2 };
}

/** How a figure stands to its goal. `unsure`: it misses it, but so little was measured that it may as well reach it. */
export type Standing = 'reached' | 'missed' | 'unsure';

export function standingOf({ value, interval }: Figure, { min, max }: KpiTarget): Standing | null {
  if (value === null || (min === undefined && max === undefined)) return null;
  const isIn = (number: number): boolean =>
    (min === undefined || number >= min) && (max === undefined || number <= max);
  if (isIn(value)) return 'reached';
  return interval && (isIn(interval.low) || isIn(interval.high)) ? 'unsure' : 'missed';
}
