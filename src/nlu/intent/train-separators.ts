import { seeded, shuffle } from './random.ts';
import type { Vector } from './vectorizer.ts';

/** More rounds gained nothing in cross-validation. */
const ROUNDS = 10;
/** How dear an error is against a simple model: 2 was best on the validation lines of CLINC150 and BANKING77, 4 on small parts of them. */
const COST = 2;
const COST_OF_FEW = 4;
const FEW = 3000;
/** A round whose largest correction stays below this has converged. */
const SETTLED = 0.1;

/** All training vectors one behind the other; sample `i` stands from `start[i]` to `start[i + 1]`. */
interface Rows {
  start: Int32Array;
  /** The squared length of each vector, with 1 for the bias. */
  length: Float32Array;
  at: Int32Array;
  value: Float32Array;
}

/**
 * For every class a line between its samples and all others: weights per part of the vocabulary, the bias last. Each
 * minimises the squared hinge loss by dual coordinate descent; samples that are surely right are left out for a while
 * (Hsieh et al. 2008, with shrinking). `store` gets the weights of one class; the array is used again for the next.
 */
export function trainSeparators(
  vectors: readonly Vector[],
  classes: Int32Array,
  { count, size }: { count: number; size: number },
  store: (one: number, weights: Float32Array) => void,
): void {
  const rows = rowsOf(vectors);
  const weights = new Float32Array(size + 1);
  const random = seeded(42);
  for (let one = 0; one < count; one += 1) {
    weights.fill(0);
    separate(rows, classes, one, weights, random);
    store(one, weights);
  }
}

function separate(rows: Rows, classes: Int32Array, wanted: number, weights: Float32Array, random: () => number): void {
  const { start, length, at, value } = rows;
  const samples = classes.length;
  const cost = samples < FEW ? COST_OF_FEW : COST;
  const bias = weights.length - 1;
  const share = new Float32Array(samples);
  const order = Int32Array.from(classes.keys());
  let active = samples;
  let limit = Number.POSITIVE_INFINITY;

  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random, active);
    let largest = 0;
    for (let place = 0; place < active; place += 1) {
      const sample = order[place] ?? 0;
      const sign = classes[sample] === wanted ? 1 : -1;
      const from = start[sample] ?? 0;
      const to = start[sample + 1] ?? 0;
      let sum = weights[bias] ?? 0;
      for (let index = from; index < to; index += 1) sum += (weights[at[index] ?? 0] ?? 0) * (value[index] ?? 0);

      const before = share[sample] ?? 0;
      const gradient = sign * sum - 1 + before / (2 * cost);
      if (before === 0 && gradient >= 0) {
        if (gradient > limit) {
          active -= 1;
          order[place] = order[active] ?? 0;
          order[active] = sample;
          place -= 1;
        }
        continue;
      }
      largest = Math.max(largest, Math.abs(gradient));
      const after = Math.max(before - gradient / ((length[sample] ?? 2) + 1 / (2 * cost)), 0);
      const change = (after - before) * sign;
      if (change === 0) continue;
      share[sample] = after;
      for (let index = from; index < to; index += 1) {
        const part = at[index] ?? 0;
        weights[part] = (weights[part] ?? 0) + change * (value[index] ?? 0);
      }
      weights[bias] = (weights[bias] ?? 0) + change;
    }
    if (largest < SETTLED) {
      if (active === samples) break;
      // Settled without the samples left out: one more look at all of them.
      active = samples;
      limit = Number.POSITIVE_INFINITY;
    } else limit = largest;
  }
}

function rowsOf(vectors: readonly Vector[]): Rows {
  const total = vectors.reduce((sum, { at }) => sum + at.length, 0);
  const rows = {
    start: new Int32Array(vectors.length + 1),
    length: Float32Array.from(vectors, ({ value }) => value.reduce((sum, one) => sum + one * one, 1)),
    at: new Int32Array(total),
    value: new Float32Array(total),
  };
  let end = 0;
  vectors.forEach(({ at, value }, index) => {
    rows.at.set(at, end);
    rows.value.set(value, end);
    end += at.length;
    rows.start[index + 1] = end;
  });
  return rows;
}
