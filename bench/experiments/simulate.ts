import { startBets } from '../../src/domain/experiments/bets.ts';
import { ALPHA } from '../../src/domain/experiments/clients-needed.ts';
import { checkRatio, chiSquare, logBayesFactor } from '../../src/domain/experiments/sample-ratio.ts';
import { seededRandom } from '../crash/seeded-random.ts';

/** A world in which the truth is known: the control's share first. */
export interface World {
  rates: readonly number[];
  weights: readonly number[];
  /** What the maker of the experiment believed the control's share to be. */
  expected: number;
}

/** Clients of a day, at whose end the bets are set anew. */
const DAY = 25;

/**
 * One experiment that is looked at after every single client: the number of the client at whom a variant was first called different; null: never.
 * With several variants each is compared with the control at its part of α.
 */
export function firstFound(world: World, clients: number, random: () => number): number | null {
  const [control = 1, ...others] = world.weights;
  const bar = Math.log(others.length / ALPHA);
  const contests = others.map((weight) =>
    startBets({ share: weight / (weight + control), expected: world.expected, differences: [0], sides: 'both' }),
  );
  for (let client = 1; client <= clients; client++) {
    const shown = draw(world.weights, random);
    const hits = random() < (world.rates[shown] ?? 0) ? 1 : 0;
    for (const [index, bets] of contests.entries()) {
      if (shown !== 0 && shown !== index + 1) continue;
      bets.add(countsOf(shown !== 0, hits));
      if (bets.worth(0) >= bar) return client;
    }
    if (client % DAY === 0) for (const bets of contests) bets.turn();
  }
  return null;
}

/** Whether the confidence sequence of two was ever without the true difference, looked at after every client. */
export function everMissed({ weights, rates, expected }: World, clients: number, random: () => number): boolean {
  const [control = 1, other = 1] = weights;
  const truth = (rates[1] ?? 0) - (rates[0] ?? 0);
  const bets = startBets({ share: other / (other + control), expected, differences: [truth], sides: 'both' });
  for (let client = 1; client <= clients; client++) {
    const shown = draw(weights, random);
    bets.add(countsOf(shown !== 0, random() < (rates[shown] ?? 0) ? 1 : 0));
    if (bets.worth(0) >= Math.log(1 / ALPHA)) return true;
    if (client % DAY === 0) bets.turn();
  }
  return false;
}

/** Alarms of a split that is as it should be: of the sequential test at every client, of chi-square at every client, and of one look at the end. */
export function ratioAlarms(
  weights: readonly number[],
  clients: number,
  random: () => number,
): { sequential: boolean; peeking: boolean; once: boolean } {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => weight / all);
  const counts = weights.map(() => 0);
  let most = 0;
  let peeking = false;
  for (let client = 1; client <= clients; client++) {
    const shown = draw(weights, random);
    counts[shown] = (counts[shown] ?? 0) + 1;
    most = Math.max(most, logBayesFactor(counts, shares));
    peeking ||= chiSquare(counts, shares) < 0.001;
  }
  const { chiSquareP } = checkRatio([counts], weights);
  return { sequential: Math.exp(-most) < 0.001, peeking, once: chiSquareP < 0.001 };
}

function draw(weights: readonly number[], random: () => number): number {
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return index;
  }
  return weights.length - 1;
}

const countsOf = (isVariant: boolean, hits: number) => ({
  control: isVariant ? NOBODY : { clients: 1, hits },
  variant: isVariant ? { clients: 1, hits } : NOBODY,
});
const NOBODY = { clients: 0, hits: 0 };

/** The same numbers for the same seed everywhere. */
export const seeded = (seed: number): (() => number) => seededRandom(seed).next;
