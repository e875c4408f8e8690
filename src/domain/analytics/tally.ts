import { effectiveNumber, ofMean, ranksOfMedian, wilson } from './intervals.ts';
import { nthSmallest } from './nth-smallest.ts';
import { type Figure, type Reckoning, SMALL_SAMPLE } from './reckoning.ts';

/** Takes one fact after the other, and says what they make together. */
export interface Tally {
  add(value: number, isHit: boolean): void;
  figure(): Figure;
}

const NOTHING: Figure = { value: null, numerator: null, denominator: null, interval: null, small: true };

/** The tally of one reckoning; every figure, cut and point of a series is made by one. */
export function createTally(reckoning: Reckoning): Tally {
  switch (reckoning.as) {
    case 'share':
      return ofShare((_, isHit) => isHit);
    case 'under':
      return ofShare((value) => value < reckoning.limit);
    case 'weighted_share':
      return ofWeightedShare();
    case 'mean':
      return ofMeans();
    case 'sum':
    case 'count':
      return ofTotal(reckoning.as);
    case 'median':
      return ofRanks(reckoning.scale, medianOf);
    case 'percentile':
      // Nearest rank: the smallest value that at least so many per cent do not exceed.
      return ofRanks(reckoning.scale, (values) => ({
        value: nthSmallest(values, Math.ceil((reckoning.percent * values.length) / 100)),
        interval: null,
      }));
  }
}

function ofShare(isIn: (value: number, isHit: boolean) => boolean): Tally {
  let count = 0;
  let hits = 0;
  return {
    add(value, isHit) {
      count += 1;
      if (isIn(value, isHit)) hits += 1;
    },
    figure() {
      if (count === 0) return NOTHING;
      const share = hits / count;
      return {
        value: share,
        numerator: hits,
        denominator: count,
        interval: wilson(share, count),
        small: count < SMALL_SAMPLE,
      };
    },
  };
}

/** Each stands for so many as its weight says (Hájek's ratio estimator); the numbers beside the share are of those looked at. */
function ofWeightedShare(): Tally {
  let count = 0;
  let hits = 0;
  const weights = { ofHits: 0, ofRest: 0, squaresOfHits: 0, squaresOfRest: 0 };
  return {
    add(weight, isHit) {
      count += 1;
      if (isHit) hits += 1;
      weights[isHit ? 'ofHits' : 'ofRest'] += weight;
      weights[isHit ? 'squaresOfHits' : 'squaresOfRest'] += weight * weight;
    },
    figure() {
      const total = weights.ofHits + weights.ofRest;
      if (count === 0 || total === 0) return NOTHING;
      const share = weights.ofHits / total;
      const interval = wilson(share, effectiveNumber(weights));
      return { value: share, numerator: hits, denominator: count, interval, small: count < SMALL_SAMPLE };
    },
  };
}

function ofMeans(): Tally {
  let count = 0;
  let sum = 0;
  let squares = 0;
  return {
    add(value) {
      count += 1;
      sum += value;
      squares += value * value;
    },
    figure() {
      if (count === 0) return NOTHING;
      const interval = ofMean({ count, sum, squares });
      return { value: sum / count, numerator: sum, denominator: count, interval, small: count < SMALL_SAMPLE };
    },
  };
}

/** Nothing counted is a true zero here, and nothing is estimated. */
function ofTotal(as: 'sum' | 'count'): Tally {
  let count = 0;
  let sum = 0;
  return {
    add(value) {
      count += 1;
      sum += value;
    },
    figure: () => ({
      value: as === 'sum' ? sum : count,
      numerator: as === 'sum' ? sum : count,
      denominator: count,
      interval: null,
      small: false,
    }),
  };
}

function ofRanks(
  scale: number,
  read: (values: Float64Array) => { value: number | null; interval: { low: number; high: number } | null },
): Tally {
  const kept: number[] = [];
  return {
    add(value) {
      kept.push(value);
    },
    figure() {
      if (kept.length === 0) return NOTHING;
      const { value, interval } = read(Float64Array.from(kept));
      return {
        value: value === null ? null : value * scale,
        numerator: null,
        denominator: kept.length,
        interval: interval && { low: interval.low * scale, high: interval.high * scale },
        small: kept.length < SMALL_SAMPLE,
      };
    },
  };
}

/** The middle value; the mean of the two middle ones when their number is even. */
function medianOf(values: Float64Array): { value: number | null; interval: { low: number; high: number } | null } {
  const count = values.length;
  const lower = nthSmallest(values, Math.ceil(count / 2));
  const upper = nthSmallest(values, Math.floor(count / 2) + 1);
  const ranks = ranksOfMedian(count);
  const low = ranks && nthSmallest(values, ranks.low);
  const high = ranks && nthSmallest(values, ranks.high);
  return {
    value: lower === null || upper === null ? null : (lower + upper) / 2,
    interval: low === null || high === null ? null : { low, high },
  };
}
