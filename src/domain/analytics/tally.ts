import { ofMean, wilson } from './intervals.ts';
import { bitsOf } from './pack-day.ts';
import { createRankTally } from './rank-tally.ts';
import { type Figure, type Reckoning, SMALL_SAMPLE } from './reckoning.ts';
import { counts, type Rows } from './rows.ts';
import { createWeightedShare, NOTHING } from './weighted-tally.ts';

/** Takes rows of one book after the other, and says what those that count make together. */
export interface Tally {
  take(rows: Rows): void;
  figure(): Figure;
}

/** The tally of one reckoning; every figure, cut and point of a series is made by one. */
export function createTally(reckoning: Reckoning): Tally {
  switch (reckoning.as) {
    case 'share':
      return ofMarks(bitsOf([reckoning.hit]));
    case 'under':
      return ofLimit(reckoning.limit);
    case 'weighted_share':
      return createWeightedShare(bitsOf([reckoning.hit]));
    case 'mean':
      return ofMeans();
    case 'sum':
    case 'count':
      return ofTotal(reckoning.as);
    case 'median':
    case 'percentile':
      return createRankTally(reckoning);
  }
}

/** Its loop runs a million times for a year's dashboard: nothing in it is called. */
function ofMarks(hit: number): Tally {
  let count = 0;
  let hits = 0;
  return {
    take({ facts: { marks }, from, to, mask, wanted, passes }) {
      for (let row = from; row < to; row += 1) {
        const bits = marks[row] ?? 0;
        if ((bits & mask) >>> 0 !== wanted || (passes !== null && passes[row] !== 1)) continue;
        count += 1;
        if ((bits & hit) !== 0) hits += 1;
      }
    },
    figure: () => shareOf(hits, count),
  };
}

function ofLimit(limit: number): Tally {
  let count = 0;
  let hits = 0;
  return {
    take({ facts: { marks, value }, from, to, mask, wanted, passes }) {
      for (let row = from; row < to; row += 1) {
        if (((marks[row] ?? 0) & mask) >>> 0 !== wanted || (passes !== null && passes[row] !== 1)) continue;
        count += 1;
        if ((value[row] ?? 0) < limit) hits += 1;
      }
    },
    figure: () => shareOf(hits, count),
  };
}

function shareOf(hits: number, count: number): Figure {
  if (count === 0) return NOTHING;
  const value = hits / count;
  return { value, numerator: hits, denominator: count, interval: wilson(value, count), small: count < SMALL_SAMPLE };
}

function ofMeans(): Tally {
  let count = 0;
  let sum = 0;
  let squares = 0;
  return {
    take(rows) {
      for (let row = rows.from; row < rows.to; row += 1) {
        if (!counts(rows, row)) continue;
        const value = rows.facts.value[row] ?? 0;
        count += 1;
        sum += value;
        squares += value * value;
      }
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
    take(rows) {
      for (let row = rows.from; row < rows.to; row += 1) {
        if (!counts(rows, row)) continue;
        count += 1;
        sum += rows.facts.value[row] ?? 0;
      }
    },
    figure() {
      const value = as === 'sum' ? sum : count;
      return { value, numerator: value, denominator: count, interval: null, small: false };
    },
  };
}
