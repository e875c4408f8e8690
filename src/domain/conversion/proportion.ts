import { wilson, Z_95 } from '../analytics/intervals.ts';

/** A share with the interval in which it lies; all null without observations. */
export interface Share {
  n: number;
  hits: number;
  share: number | null;
  low: number | null;
  high: number | null;
}

/** How many of how many, with Wilson's interval. `z`: of the certainty, 95 % when left out. */
export function shareOf(hits: number, n: number, z = Z_95): Share {
  const interval = n === 0 ? null : wilson(hits / n, n, z);
  if (!interval) return { n, hits, share: null, low: null, high: null };
  return { n, hits, share: hits / n, ...interval };
}
