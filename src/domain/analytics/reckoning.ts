import type { FactKind, Mark } from './fact.ts';

/** Which facts a figure counts: those of one kind that have all of some marks and none of others. */
export interface Counting {
  of: FactKind;
  having?: readonly Mark[];
  without?: readonly Mark[];
}

/**
 * What is made of them. `share`: of those with the mark; `weighted_share`: the same, each counted by its value; `mean`, `sum` and
 * `count` of the values; `median` and `percentile` of them by nearest rank; `under`: the share of values below a limit. `scale`
 * turns values into the unit: 0.001 makes seconds of milliseconds.
 */
export type Reckoning =
  | { as: 'share'; hit: Mark }
  | { as: 'weighted_share'; hit: Mark }
  | { as: 'mean' }
  | { as: 'sum' }
  | { as: 'count' }
  | { as: 'median'; scale: number }
  | { as: 'percentile'; percent: number; scale: number }
  | { as: 'under'; limit: number };

/** What came out. All null where nothing was counted: never a made-up zero, except that a count of nothing is 0. */
export interface Figure {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Where the true value lies with 95 % certainty, in the figure's unit; null where nothing is estimated. */
  interval: { low: number; high: number } | null;
  /** So few were counted that the value says little. */
  small: boolean;
}

/** Under so many, chance alone moves a share by ten points and more. */
export const SMALL_SAMPLE = 30;
