import { ranksOfMedian } from './intervals.ts';
import { ranksOf } from './ranks.ts';
import { type Figure, type Reckoning, SMALL_SAMPLE } from './reckoning.ts';
import type { Rows } from './rows.ts';
import { NOTHING } from './weighted-tally.ts';

/** Figures for which all values are needed, not only sums of them. */
export type RankReckoning = Extract<Reckoning, { as: 'median' | 'percentile' }>;

export const isRank = (reckoning: Reckoning): reckoning is RankReckoning =>
  reckoning.as === 'median' || reckoning.as === 'percentile';

/** Values, and any rank of them; put in order at the first asking, and only as far as is needed. */
export interface Gathered {
  count: number;
  valueAt(rank: number): number | null;
}

/**
 * The values of all rows that count. Its loop runs a million times for a year's dashboard: nothing in it is called. `room` is for so many
 * values from the beginning: growing step by step would leave as much behind again to be collected.
 */
export function createGatherer(room = 1_024): { take(rows: Rows): void; gathered(): Gathered } {
  let kept = new Float64Array(Math.max(1, room));
  let count = 0;
  return {
    take({ facts: { marks, value }, from, to, mask, wanted, passes }) {
      for (let row = from; row < to; row += 1) {
        if (((marks[row] ?? 0) & mask) >>> 0 !== wanted || (passes !== null && passes[row] !== 1)) continue;
        if (count === kept.length) {
          const larger = new Float64Array(count * 2);
          larger.set(kept);
          kept = larger;
        }
        kept[count] = value[row] ?? 0;
        count += 1;
      }
    },
    gathered: () => ({ count, valueAt: ranksOf(kept.subarray(0, count)) }),
  };
}

export function createRankTally(reckoning: RankReckoning): { take(rows: Rows): void; figure(): Figure } {
  const { take, gathered } = createGatherer();
  return { take, figure: () => figureOfRanks(gathered(), reckoning) };
}

/** A median with its interval; a percentile by nearest rank: the smallest value that at least so many per cent do not exceed. */
export function figureOfRanks({ count, valueAt }: Gathered, reckoning: RankReckoning): Figure {
  if (count === 0) return NOTHING;
  const { scale } = reckoning;
  const scaled = (value: number | null): number | null => (value === null ? null : value * scale);
  const rest = { numerator: null, denominator: count, small: count < SMALL_SAMPLE };
  if (reckoning.as === 'percentile') {
    return { value: scaled(valueAt(Math.ceil((reckoning.percent * count) / 100))), interval: null, ...rest };
  }
  // The mean of the two middle ones when their number is even.
  const lower = valueAt(Math.ceil(count / 2));
  const upper = valueAt(Math.floor(count / 2) + 1);
  const ranks = ranksOfMedian(count);
  const low = scaled(ranks && valueAt(ranks.low));
  const high = scaled(ranks && valueAt(ranks.high));
  return {
    value: lower === null || upper === null ? null : ((lower + upper) / 2) * scale,
    interval: low === null || high === null ? null : { low, high },
    ...rest,
  };
}
