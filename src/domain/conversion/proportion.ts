/** A share with the interval in which it lies; all null without observations. */
export interface Share {
  n: number;
  hits: number;
  share: number | null;
  low: number | null;
  high: number | null;
}

export const Z_95 = 1.959_963_985;

/**
 * Wilson's score interval of a share: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927),
 * 209–212. It holds for small samples and never leaves 0…1. `z`: of the confidence, 95 % when left out.
 */
export function shareOf(hits: number, n: number, z = Z_95): Share {
  if (n === 0) return { n, hits, share: null, low: null, high: null };
  const p = hits / n;
  const z2 = z * z;
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return { n, hits, share: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
