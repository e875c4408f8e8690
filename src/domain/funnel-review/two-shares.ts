import { twoSided } from '../analytics/normal.ts';
import type { Reached } from './goal.ts';

/** Below this many expected in a cell the normal distribution is no good likeness (Cochran, Biometrics 10, 1954, p. 417). */
const ENOUGH = 5;
/** Up to so many the exact answer costs nothing: far from the middle the normal one calls chance too small by several times. */
const EXACT = 2_000;

/**
 * How likely two groups differ so much by chance alone if the true share is the same in both: two-sided. Fisher's exact test for
 * small numbers (Fisher, Journal of the Royal Statistical Society 98, 1935, p. 39), the pooled two-proportion z test for great ones.
 * 1 when a group is empty: there is nothing to compare.
 */
export function chanceOfDifference(a: Reached, b: Reached): number {
  if (a.of === 0 || b.of === 0) return 1;
  const hits = a.hits + b.hits;
  const all = a.of + b.of;
  const rarer = Math.min(hits, all - hits);
  if (rarer === 0) return 1;
  const isFew = all <= EXACT || (Math.min(a.of, b.of) * rarer) / all < ENOUGH;
  return isFew ? fisher(a, b) : pooled(a, b);
}

/** Sums the tables that are no likelier than the one at hand, of all with the same margins. */
function fisher(a: Reached, b: Reached): number {
  const hits = a.hits + b.hits;
  const all = a.of + b.of;
  const least = Math.max(0, hits - b.of);
  const most = Math.min(hits, a.of);
  const log = logFactorials(all);
  const choose = (n: number, k: number): number => (log[n] ?? 0) - (log[k] ?? 0) - (log[n - k] ?? 0);
  const likelihood = (x: number): number => Math.exp(choose(a.of, x) + choose(b.of, hits - x) - choose(all, hits));
  // Equal likelihoods come out a little apart.
  const own = likelihood(a.hits) * (1 + 1e-7);
  let sum = 0;
  for (let x = least; x <= most; x += 1) {
    const one = likelihood(x);
    if (one <= own) sum += one;
  }
  return Math.min(1, sum);
}

function logFactorials(n: number): Float64Array {
  const log = new Float64Array(n + 1);
  for (let k = 2; k <= n; k += 1) log[k] = (log[k - 1] ?? 0) + Math.log(k);
  return log;
}

function pooled(a: Reached, b: Reached): number {
  const share = (a.hits + b.hits) / (a.of + b.of);
  const error = Math.sqrt(share * (1 - share) * (1 / a.of + 1 / b.of));
  return twoSided(Math.abs(a.hits / a.of - b.hits / b.of) / error);
}

/**
 * Chances corrected for how many were looked at (Holm, Scandinavian Journal of Statistics 6, 1979, p. 65): calling those below 5 % real
 * is wrong about any of them in at most 5 % of cases. In the order given.
 */
export function holm(chances: readonly number[]): number[] {
  const order = chances.map((_, at) => at).sort((a, b) => (chances[a] ?? 1) - (chances[b] ?? 1));
  const corrected = new Array<number>(chances.length).fill(1);
  let floor = 0;
  for (const [rank, at] of order.entries()) {
    floor = Math.max(floor, Math.min(1, (chances[at] ?? 1) * (chances.length - rank)));
    corrected[at] = floor;
  }
  return corrected;
}
