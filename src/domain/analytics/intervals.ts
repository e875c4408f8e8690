/** The 97.5th percentile of the normal distribution: intervals hold the true value with 95 % certainty. */
export const Z_95 = 1.959963984540054;

export interface Interval {
  low: number;
  high: number;
}

/**
 * Wilson's interval of a share (E. B. Wilson 1927, "Probable inference, the law of succession, and statistical inference"): honest for
 * few observations and near 0 and 1, where the textbook one leaves [0, 1]. `n` may be an effective number of weighted ones; `z` is
 * of the certainty, 95 % when left out.
 */
export function wilson(share: number, n: number, z = Z_95): Interval | null {
  if (n <= 0) return null;
  const z2 = z * z;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  // Exactly 0 and 1 at the ends, where rounding would leave a trace.
  return { low: share === 0 ? 0 : Math.max(0, middle - half), high: share === 1 ? 1 : Math.min(1, middle + half) };
}

/** Of a mean, by the normal approximation; null for fewer than two, which say nothing of their spread. */
export function ofMean({ count, sum, squares }: { count: number; sum: number; squares: number }): Interval | null {
  if (count < 2) return null;
  const mean = sum / count;
  const variance = Math.max(0, (squares - count * mean * mean) / (count - 1));
  const half = Z_95 * Math.sqrt(variance / count);
  return { low: mean - half, high: mean + half };
}

/**
 * Ranks (from 1) between whose values the median lies: the binomial distribution of how many are below it, by its normal approximation
 * (Conover, "Practical Nonparametric Statistics", 3.2). The first and the last for a handful.
 */
export function ranksOfMedian(count: number): { low: number; high: number } | null {
  if (count < 1) return null;
  const half = (Z_95 * Math.sqrt(count)) / 2;
  return { low: Math.max(1, Math.floor(count / 2 - half)), high: Math.min(count, Math.ceil(1 + count / 2 + half)) };
}

/** Sums over a weighted sample of which some are hits. */
export interface Weights {
  ofHits: number;
  ofRest: number;
  squaresOfHits: number;
  squaresOfRest: number;
}

/**
 * How many observations drawn with one chance for all would tell as much of a share: the smaller of Kish's (Σ w)² / Σ w² (1965, "Survey
 * Sampling") and p(1 − p) over the linearised variance of the ratio estimator; with it in the place of n Wilson's interval is the best
 * of those compared by Franco, Little, Louis and Slud (2019, J. Survey Statistics and Methodology 7:334–364). Among equal weights
 * both are n.
 */
export function effectiveNumber({ ofHits, ofRest, squaresOfHits, squaresOfRest }: Weights): number {
  const total = ofHits + ofRest;
  const squares = squaresOfHits + squaresOfRest;
  if (squares === 0) return 0;
  const share = ofHits / total;
  const kish = total ** 2 / squares;
  const variance = ((1 - share) ** 2 * squaresOfHits + share ** 2 * squaresOfRest) / total ** 2;
  return variance > 0 ? Math.min(kish, (share * (1 - share)) / variance) : kish;
}
