import { effectiveNumber, wilson } from './intervals.ts';
import { type Figure, SMALL_SAMPLE } from './reckoning.ts';
import { counts, type Rows } from './rows.ts';

export const NOTHING: Figure = { value: null, numerator: null, denominator: null, interval: null, small: true };

/** Each stands for so many as its value says (Hájek's ratio estimator); the numbers beside the share are of those looked at. */
export function createWeightedShare(hit: number): { take(rows: Rows): void; figure(): Figure } {
  let count = 0;
  let hits = 0;
  const weights = { ofHits: 0, ofRest: 0, squaresOfHits: 0, squaresOfRest: 0 };
  return {
    take(rows) {
      for (let row = rows.from; row < rows.to; row += 1) {
        if (!counts(rows, row)) continue;
        const weight = rows.facts.value[row] ?? 0;
        const isHit = ((rows.facts.marks[row] ?? 0) & hit) !== 0;
        count += 1;
        if (isHit) hits += 1;
        weights[isHit ? 'ofHits' : 'ofRest'] += weight;
        weights[isHit ? 'squaresOfHits' : 'squaresOfRest'] += weight * weight;
      }
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
