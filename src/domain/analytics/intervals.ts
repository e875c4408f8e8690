/** The 97.5th percentile of the normal distribution: intervals hold the true value with 95 % certainty. */
const Z = 1.959963984540054;

export interface Interval {
  low: number;
  high: number;
}

/**
 * Wilson's interval of a share (E. B. Wilson 1927, "Probable inference, the law of succession, and statistical inference"): honest for
 * few observations and near 0 and 1, where the textbook one leaves [0, 1]. `n` may be an effective number of weighted ones.
 */
export function wilson(share: number, n: number): Interval | null {
  if (n <= 0) return null;
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Of a mean, by the normal approximation; null for fewer than two, which say nothing of their spread. */
export function ofMean({ count, sum, squares }: { count: number; sum: number; squares: number }): Interval | null {
  if (count < 2) return null;
  const mean = sum / count;
  const variance = Math.max(0, (squares - count * mean * mean) / (count - 1));
  const half = Z * Math.sqrt(variance / count);
  return { low: mean - half, high: mean + half };
}

/**
 * Ranks (from 1) between whose values the median lies: the binomial distribution of how many are below it, by its normal approximation
 * (Conover, "Practical Nonparametric Statistics", 3.2). The first and the last for a handful.
 */
export function ranksOfMedian(count: number): { low: number; high: number } | null {
  if (count < 1) return null;
  const half = (Z * Math.sqrt(count)) / 2;
  return { low: Math.max(1, Math.floor(count / 2 - half)), high: Math.min(count, Math.ceil(1 + count / 2 + half)) };
}

/** How many equal observations so many unequal ones are worth (L. Kish 1965, "Survey Sampling"). */
export const effectiveNumber = (weights: number, squares: number): number =>
  squares === 0 ? 0 : (weights * weights) / squares;
