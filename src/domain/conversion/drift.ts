import { type Share, shareOf } from './proportion.ts';

/** So many of the last verdicts are set against those before them. */
export const DRIFT_WINDOW = 100;
/** With fewer before them there is nothing to compare with. */
export const DRIFT_BEFORE = 100;
/**
 * 99.996 % both-sided. The comparison is looked at again with every verdict, so the level is far stricter than for one look: of simulated
 * histories of 3,000 verdicts that do not drift, looked at after each, at most 4 % ever raise an alarm, whatever the share (the test holds
 * it below 5 %), and a fall from a half to a quarter is found within two windows in 93 of 100.
 */
const Z = 4.1;

export interface Drift {
  /** `unknown`: too few verdicts yet. */
  state: 'unknown' | 'steady' | 'drifting';
  recent: Share;
  earlier: Share;
  /** Recent minus earlier, with its interval; null while unknown. */
  change: { share: number; low: number; high: number } | null;
}

/**
 * Whether the share of conversions among the last verdicts is another than before, and more than noise. In: verdicts of one version and one
 * judge, oldest first. The interval of the difference of two independent shares is method 10 of R. G. Newcombe, "Interval Estimation for the
 * Difference between Independent Proportions", Statistics in Medicine 17 (1998), 873–890: it is made of two Wilson intervals.
 */
export function driftOf(converted: readonly boolean[]): Drift {
  const from = Math.max(0, converted.length - DRIFT_WINDOW);
  const recent = countOf(converted.slice(from));
  const earlier = countOf(converted.slice(0, from));
  return compareShares(recent, earlier);
}

/** The same from the counts alone. */
export function compareShares(recent: Count, earlier: Count): Drift {
  const shares = { recent: shareOf(recent.hits, recent.n), earlier: shareOf(earlier.hits, earlier.n) };
  if (recent.n < DRIFT_WINDOW || earlier.n < DRIFT_BEFORE) return { state: 'unknown', ...shares, change: null };
  const change = differenceOf(recent, earlier);
  return { state: change.low > 0 || change.high < 0 ? 'drifting' : 'steady', ...shares, change };
}

interface Count {
  hits: number;
  n: number;
}

const countOf = (list: readonly boolean[]): Count => ({ hits: list.filter(Boolean).length, n: list.length });

function differenceOf(a: Count, b: Count): { share: number; low: number; high: number } {
  const one = bounds(a);
  const two = bounds(b);
  const share = one.p - two.p;
  return {
    share,
    low: share - Math.hypot(one.p - one.low, two.high - two.p),
    high: share + Math.hypot(one.high - one.p, two.p - two.low),
  };
}

function bounds({ hits, n }: Count): { p: number; low: number; high: number } {
  const { low, high } = shareOf(hits, n, Z);
  return { p: hits / n, low: low ?? 0, high: high ?? 1 };
}
