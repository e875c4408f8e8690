/** One labelled message of the random part: so many it stands for, and whether the bot was right. */
export interface Weighed {
  weight: number;
  right: boolean;
}

export interface WeightedShare {
  /** Of all messages, not only of the labelled ones. */
  share: number;
  /** In 95 of 100 samples like this one the true share lies between them. */
  low: number;
  high: number;
  labelled: number;
  /** So many messages drawn with one chance for all would tell as much. */
  effective: number;
}

const Z = 1.959964;

/**
 * The share of right ones among all messages, told by a sample in which some had a greater chance than others; null when there is none.
 * Σ w·y / Σ w, the ratio estimator of Hájek (Särndal, Swensson, Wretman 1992, "Model Assisted Survey Sampling", 5.7). The interval is
 * Wilson's with the effective number of observations in the place of n, the best of those compared by Franco, Little, Louis and Slud
 * (2019, J. Survey Statistics and Methodology 7:334–364): the smaller of Kish's (Σ w)² / Σ w² and p(1 − p) over the linearised variance.
 * Among equal weights both are n, and this is Wilson's interval itself.
 */
export function weightedShare(sample: readonly Weighed[]): WeightedShare | null {
  const total = sumOf(sample, ({ weight }) => weight);
  if (total <= 0) return null;
  const share = sumOf(sample, ({ weight, right }) => (right ? weight : 0)) / total;
  const kish = total ** 2 / sumOf(sample, ({ weight }) => weight ** 2);
  const variance = sumOf(sample, ({ weight, right }) => (weight * ((right ? 1 : 0) - share)) ** 2) / total ** 2;
  const effective = variance > 0 ? Math.min(kish, (share * (1 - share)) / variance) : kish;
  return { share, ...wilson(share, effective), labelled: sample.length, effective };
}

/** Wilson (1927, JASA 22:209–212). */
function wilson(share: number, n: number): { low: number; high: number } {
  const square = Z ** 2 / n;
  const middle = (share + square / 2) / (1 + square);
  const half = (Math.sqrt((share * (1 - share)) / n + square / (4 * n)) * Z) / (1 + square);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

const sumOf = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0);
