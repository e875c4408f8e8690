/** What the events of a period say about one figure. All null when there was nothing to measure. */
export interface Measured {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  details: Record<string, number | null>;
}

/**
 * `numerator / denominator`: a share when the first is a part of the second, a mean when it is a sum of so many values. Over
 * nothing it is not 0 but unknown.
 */
export function ratio({ numerator, denominator }: { numerator: number; denominator: number }): Measured {
  if (denominator === 0) return { value: null, numerator: null, denominator: null, details: {} };
  return { value: numerator / denominator, numerator, denominator, details: {} };
}
