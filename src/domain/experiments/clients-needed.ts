/** What decides how long an experiment takes. */
export interface Plan {
  /** The goal's share expected of the control, 0 to 1. */
  rate: number;
  /** The smallest difference that would matter, as a share: 0.05 is five points. */
  effect: number;
  /** Weights, the control's first. */
  weights: readonly number[];
}

/** The level of the whole experiment: so often at the most something is found where there is nothing. */
export const ALPHA = 0.05;

/** What a mixture of bets costs against the one best bet, as a logarithm; measured by `npm run bench:experiments`. */
const MIXTURE_COST = 1.9;
/** 80 % of the experiments are over by then. One may stop earlier than at the end, so that it takes less than the quantile 0.84. */
const POWER_80 = 0.67;

/**
 * About how many clients in all an experiment needs until, with a true difference of `effect`, its variant is found to be better or worse
 * in 80 % of the cases. From Wald's approximation: a stake grows to e^(z²/2 − cost), where z is the difference in standard errors, and has
 * to become 1/α. The bench compares it with simulations.
 */
export function clientsNeeded({ rate, effect, weights }: Plan): number {
  const [control = 1, ...others] = weights;
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const smallest = Math.min(...others);
  const share = smallest / (smallest + control);
  const middle = Math.min(1 - 1e-3, Math.max(1e-3, rate + effect / 2));
  const variance = (middle * (1 - middle)) / (share * (1 - share));
  const z = Math.sqrt(2 * (Math.log(others.length / ALPHA) + MIXTURE_COST)) + POWER_80;
  const ofTwo = (z * z * variance) / (effect * effect);
  return Math.ceil((ofTwo * all) / (smallest + control));
}
