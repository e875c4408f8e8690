import { effectiveNumber, wilson } from '../analytics/intervals.ts';

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

/**
 * The share of right ones among all messages, told by a sample in which some had a greater chance than others; null when there is none.
 * Σ w·y / Σ w, the ratio estimator of Hájek (Särndal, Swensson, Wretman 1992, "Model Assisted Survey Sampling", 5.7); the interval is
 * Wilson's with the effective number of observations in the place of n.
 */
export function weightedShare(sample: readonly Weighed[]): WeightedShare | null {
  const hits = sample.filter(({ right }) => right).map(({ weight }) => weight);
  const rest = sample.filter(({ right }) => !right).map(({ weight }) => weight);
  const weights = {
    ofHits: sumOf(hits),
    ofRest: sumOf(rest),
    squaresOfHits: sumOf(hits.map((weight) => weight ** 2)),
    squaresOfRest: sumOf(rest.map((weight) => weight ** 2)),
  };
  const total = weights.ofHits + weights.ofRest;
  const effective = effectiveNumber(weights);
  const share = weights.ofHits / total;
  const interval = wilson(share, effective);
  return interval && { share, ...interval, labelled: sample.length, effective };
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
