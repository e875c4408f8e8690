import { twoSided } from '../analytics/normal.ts';
import { logGamma } from './log-gamma.ts';

export interface RatioCheck {
  /** Of Pearson's chi-square test, for one look at a moment chosen beforehand. */
  chiSquareP: number;
  /** Always valid: it may be looked at after every client. */
  p: number;
  /** Too few or too many clients in a variant to be chance: no figure of the experiment can be believed. */
  isBroken: boolean;
  /** One look would say so; the always-valid test does not yet. */
  isSuspect: boolean;
}

/** One alarm in a thousand experiments that are dealt as they should be. */
const ALARM = 0.001;
/** So many clients of a prior, dealt by the weights: the smaller, the earlier a gross fault is seen, and the later a slight one. */
const PRIOR = 200;

/**
 * Whether clients are dealt to variants by their weights. `looks` are the clients of each variant at every moment that is looked at, the last one being now.
 * Pearson's chi-square, and the sequential test of Lindon and Malek, "Anytime-valid inference for multinomial count data" (NeurIPS
 * 2022): a Bayes factor of a Dirichlet prior around the weights against the weights themselves, whose reciprocal is an always-valid p.
 */
export function checkRatio(looks: readonly (readonly number[])[], weights: readonly number[]): RatioCheck {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => weight / all);
  const most = looks.reduce((best, counts) => Math.max(best, logBayesFactor(counts, shares)), 0);
  const p = Math.exp(-most);
  const chiSquareP = chiSquare(looks.at(-1) ?? [], shares);
  const isBroken = p < ALARM;
  return { chiSquareP, p, isBroken, isSuspect: !isBroken && chiSquareP < ALARM };
}

export function logBayesFactor(counts: readonly number[], shares: readonly number[]): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  let log = logGamma(PRIOR) - logGamma(PRIOR + n);
  for (const [index, share] of shares.entries()) {
    const count = counts[index] ?? 0;
    log += logGamma(PRIOR * share + count) - logGamma(PRIOR * share) - count * Math.log(share);
  }
  return log;
}

/** The upper tail of chi-square, in the closed forms of 1 to 4 degrees of freedom (Abramowitz and Stegun 26.4.4 and 26.4.5). */
export function chiSquare(counts: readonly number[], shares: readonly number[]): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return 1;
  const x = shares.reduce((sum, share, index) => sum + ((counts[index] ?? 0) - n * share) ** 2 / (n * share), 0);
  const half = Math.exp(-x / 2);
  switch (shares.length - 1) {
    case 1:
      return twoSided(Math.sqrt(x));
    case 2:
      return half;
    case 3:
      return Math.min(1, twoSided(Math.sqrt(x)) + Math.sqrt((2 * x) / Math.PI) * half);
    default:
      return Math.min(1, half * (1 + x / 2));
  }
}
