/** The middle one, or the mean of the two in the middle; null when there is none. Nulls are left out. */
export function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1];
  const high = sorted[Math.floor(middle)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Three digits after the point are more than any of it is sure of. */
export const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1_000) / 1_000;
