import { z } from 'zod';
import { SavedBytes, SavedFloats, toBase64 } from './saved-array.ts';
import { trainSeparators } from './train-separators.ts';
import type { Vector } from './vectorizer.ts';

/**
 * One line against all others per class: weights of all classes side by side per part of the vocabulary, in 1/127 of a
 * class's largest weight; biases in full. A margin above 0 speaks for the class, below -1 surely against it.
 */
export interface Linear {
  weights: Int8Array;
  scale: Float32Array;
  bias: Float32Array;
}

export const SavedLinear = z.object({ weights: SavedBytes, scale: SavedFloats, bias: SavedFloats });

/** `count` classes over a vocabulary of `size` parts. */
export function trainLinear(
  vectors: readonly Vector[],
  classes: Int32Array,
  { count, size }: { count: number; size: number },
): Linear {
  const linear: Linear = {
    weights: new Int8Array(size * count),
    scale: new Float32Array(count),
    bias: new Float32Array(count),
  };
  trainSeparators(vectors, classes, { count, size }, (one, weights) => {
    let largest = 1e-6;
    for (let part = 0; part < size; part += 1) largest = Math.max(largest, Math.abs(weights[part] ?? 0));
    for (let part = 0; part < size; part += 1) {
      linear.weights[part * count + one] = Math.round(((weights[part] ?? 0) * 127) / largest);
    }
    linear.scale[one] = largest / 127;
    linear.bias[one] = weights[size] ?? 0;
  });
  return linear;
}

/** The margin of every class. */
export function marginsOf({ weights, scale, bias }: Linear, { at, value }: Vector): Float32Array {
  const count = bias.length;
  const sums = new Float32Array(count);
  for (let index = 0; index < at.length; index += 1) {
    const row = (at[index] ?? 0) * count;
    const strength = value[index] ?? 0;
    for (let one = 0; one < count; one += 1) sums[one] = (sums[one] ?? 0) + (weights[row + one] ?? 0) * strength;
  }
  for (let one = 0; one < count; one += 1) sums[one] = (sums[one] ?? 0) * (scale[one] ?? 0) + (bias[one] ?? 0);
  return sums;
}

export const saveLinear = ({ weights, scale, bias }: Linear) => ({
  weights: toBase64(weights),
  scale: toBase64(scale),
  bias: toBase64(bias),
});
