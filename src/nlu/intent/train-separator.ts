import { BUCKETS, type Features } from './features.ts';

/** More rounds gained nothing in cross-validation and doubled the time. */
const EPOCHS = 10;
/** How dear an error is against a simple model; 1 is the usual choice for text and was best on our development split. */
const COST = 1;
/** A pass whose largest correction stays below this has converged. */
const SETTLED = 0.05;

/**
 * A line between one intent and all the others: weights per bucket, and the bias last. It minimises the squared hinge
 * loss by dual coordinate descent (Hsieh et al. 2008); the order of samples is shuffled by a fixed seed, so that the
 * same samples always give the same model.
 */
export function trainSeparator(samples: readonly Features[], belongs: (index: number) => boolean): Float32Array {
  const weights = new Float32Array(BUCKETS + 1);
  const share = new Float32Array(samples.length);
  const order = Int32Array.from(samples.keys());
  const random = seeded(42);

  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    let largest = 0;
    for (const index of order) {
      const sample = samples[index];
      if (!sample) continue;
      const sign = belongs(index) ? 1 : -1;
      const before = share[index] ?? 0;
      const gradient = sign * margin(weights, sample) - 1 + before / (2 * COST);
      if (before === 0 && gradient >= 0) continue;
      largest = Math.max(largest, Math.abs(gradient));
      // A sample's squared length is 1 (2 with the bias), so the exact step needs no further sums.
      const after = Math.max(before - gradient / (2 + 1 / (2 * COST)), 0);
      share[index] = after;
      add(weights, sample, (after - before) * sign);
    }
    if (largest < SETTLED) break;
  }
  return weights;
}

function margin(weights: Float32Array, { at, value }: Features): number {
  let sum = weights[BUCKETS] ?? 0;
  for (let index = 0; index < at.length; index += 1) sum += (weights[at[index] ?? 0] ?? 0) * (value[index] ?? 0);
  return sum;
}

function add(weights: Float32Array, { at, value }: Features, step: number): void {
  for (let index = 0; index < at.length; index += 1) {
    const bucket = at[index] ?? 0;
    weights[bucket] = (weights[bucket] ?? 0) + step * (value[index] ?? 0);
  }
  weights[BUCKETS] = (weights[BUCKETS] ?? 0) + step;
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const kept = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = kept;
  }
}

/** xorshift32: numbers from 0 to 1, the same ones for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
