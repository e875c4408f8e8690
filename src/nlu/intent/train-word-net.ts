import { seeded, shuffle } from './random.ts';
import type { Vector } from './vectorizer.ts';
import { logChances, type TrainedWordNet, WIDTH } from './word-net.ts';

const ROUNDS = 8;
/** The first step; it falls to nothing over the rounds. */
const PACE = 0.25;
/** The share of words hidden at random while training, so that no text is known by one word alone. */
const HIDDEN = 0.3;
/** Classes whose error is smaller than this are not corrected: most of them, most of the time. */
const WORTH_CORRECTING = 1e-3;

/**
 * Learns which words stand for one another: what a line over separate words cannot. Cross-entropy by AdaGrad over one
 * sample at a time; `vectors` hold only parts below `size`.
 */
export function trainWordNet(
  vectors: readonly Vector[],
  classes: Int32Array,
  { count, size }: { count: number; size: number },
): TrainedWordNet {
  const random = seeded(7);
  const net: TrainedWordNet = {
    places: Float32Array.from({ length: size * WIDTH }, () => (random() - 0.5) * 0.1),
    directions: Float32Array.from({ length: count * WIDTH }, () => (random() - 0.5) * 0.02),
    bias: new Float32Array(count),
  };
  const moved = { places: new Float32Array(size).fill(0.01), directions: new Float32Array(count).fill(0.1) };
  const order = Int32Array.from(classes.keys());
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random);
    const pace = PACE * (1 - round / ROUNDS);
    for (const sample of order) {
      const vector = vectors[sample];
      if (vector) learn(net, moved, withHidden(vector, random), classes[sample] ?? 0, pace);
    }
  }
  return net;
}

/** The words left over, at length 1 again. */
function withHidden({ at, value }: Vector, random: () => number): Vector {
  const left: number[] = [];
  let sum = 0;
  for (let index = 0; index < at.length; index += 1) {
    if (random() < HIDDEN) continue;
    left.push(index);
    sum += (value[index] ?? 0) ** 2;
  }
  const scale = 1 / Math.sqrt(sum || 1);
  return {
    at: Int32Array.from(left, (index) => at[index] ?? 0),
    value: Float32Array.from(left, (index) => (value[index] ?? 0) * scale),
  };
}

function learn(
  { places, directions, bias }: TrainedWordNet,
  moved: { places: Float32Array; directions: Float32Array },
  { at, value }: Vector,
  wanted: number,
  pace: number,
): void {
  const mean = MEAN.fill(0);
  for (let index = 0; index < at.length; index += 1) {
    const from = (at[index] ?? 0) * WIDTH;
    const strength = value[index] ?? 0;
    for (let axis = 0; axis < WIDTH; axis += 1) mean[axis] = (mean[axis] ?? 0) + (places[from + axis] ?? 0) * strength;
  }
  const logs = logChances(directions, bias, mean);

  const pull = PULL.fill(0);
  for (let one = 0; one < logs.length; one += 1) {
    const miss = Math.exp(logs[one] ?? 0) - (one === wanted ? 1 : 0);
    if (Math.abs(miss) < WORTH_CORRECTING) continue;
    moved.directions[one] = (moved.directions[one] ?? 0) + miss * miss;
    const step = (pace * miss) / Math.sqrt(moved.directions[one] ?? 1);
    const from = one * WIDTH;
    for (let axis = 0; axis < WIDTH; axis += 1) {
      const weight = directions[from + axis] ?? 0;
      pull[axis] = (pull[axis] ?? 0) + weight * miss;
      directions[from + axis] = weight - step * (mean[axis] ?? 0);
    }
    bias[one] = (bias[one] ?? 0) - step * 0.05;
  }

  let strong = 0;
  for (const one of pull) strong += one * one;
  for (let index = 0; index < at.length; index += 1) {
    const part = at[index] ?? 0;
    const strength = value[index] ?? 0;
    moved.places[part] = (moved.places[part] ?? 0) + (strong * strength * strength) / WIDTH;
    const step = (pace * strength * 0.5) / Math.sqrt(moved.places[part] ?? 1);
    const from = part * WIDTH;
    for (let axis = 0; axis < WIDTH; axis += 1) {
      places[from + axis] = (places[from + axis] ?? 0) - step * (pull[axis] ?? 0);
    }
  }
}

/** Used again for every sample: two allocations less in the innermost loop. */
const MEAN = new Float32Array(WIDTH);
const PULL = new Float32Array(WIDTH);
