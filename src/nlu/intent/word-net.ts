import { z } from 'zod';
import { SavedBytes, SavedFloats, toBase64 } from './saved-array.ts';
import type { Vector } from './vectorizer.ts';

/**
 * A small network: every word has a place in a space, a text stands at the mean of its words, classes are directions.
 * It learns which words stand for one another, what a line over separate words can't.
 */
export interface WordNet {
  /** `WIDTH` coordinates per word, in 1/127 of its largest. */
  places: Int8Array;
  /** One per word. */
  scale: Float32Array;
  /** `WIDTH` weights per class. */
  directions: Float32Array;
  bias: Float32Array;
}

/** As trained: `WIDTH` coordinates per word and `WIDTH` weights per class. */
export interface TrainedWordNet {
  places: Float32Array;
  directions: Float32Array;
  bias: Float32Array;
}

/** Coordinates of a word. 100 were no better on validation lines, and slower. */
export const WIDTH = 64;

export const SavedWordNet = z.object({
  places: SavedBytes,
  scale: SavedFloats,
  directions: SavedFloats,
  bias: SavedFloats,
});

/** The logarithm of each class's chance for a text, and how many of its parts are words or pairs that the network knows. */
export function chancesOf(
  { places, scale, directions, bias }: WordNet,
  vector: Vector,
): { chances: Float32Array; known: number } {
  const { at, value } = wordsOf(vector, scale.length);
  const mean = new Float32Array(WIDTH);
  for (let index = 0; index < at.length; index += 1) {
    const part = at[index] ?? 0;
    const strength = (value[index] ?? 0) * (scale[part] ?? 0);
    const from = part * WIDTH;
    for (let axis = 0; axis < WIDTH; axis += 1) mean[axis] = (mean[axis] ?? 0) + (places[from + axis] ?? 0) * strength;
  }
  return { chances: logChances(directions, bias, mean), known: at.length };
}

/** The parts below `count`, which are words, at length 1. */
export function wordsOf({ at, value }: Vector, count: number): Vector {
  const kept: number[] = [];
  let sum = 0;
  for (let index = 0; index < at.length; index += 1) {
    if ((at[index] ?? 0) >= count) continue;
    kept.push(index);
    sum += (value[index] ?? 0) ** 2;
  }
  const scale = 1 / Math.sqrt(sum || 1);
  return {
    at: Int32Array.from(kept, (index) => at[index] ?? 0),
    value: Float32Array.from(kept, (index) => (value[index] ?? 0) * scale),
  };
}

/** The logarithm of each class's chance at a place. */
export function logChances(directions: Float32Array, bias: Float32Array, place: Float32Array): Float32Array {
  const sums = new Float32Array(bias.length);
  let largest = Number.NEGATIVE_INFINITY;
  for (let one = 0; one < sums.length; one += 1) {
    const from = one * WIDTH;
    let sum = bias[one] ?? 0;
    for (let axis = 0; axis < WIDTH; axis += 1) sum += (directions[from + axis] ?? 0) * (place[axis] ?? 0);
    sums[one] = sum;
    if (sum > largest) largest = sum;
  }
  let total = 0;
  for (let one = 0; one < sums.length; one += 1) total += Math.exp((sums[one] ?? 0) - largest);
  const all = largest + Math.log(total);
  for (let one = 0; one < sums.length; one += 1) sums[one] = (sums[one] ?? 0) - all;
  return sums;
}

/** The trained network in bytes: a quarter of the size, and the same answers but for rounding. */
export function compressed({ places, directions, bias }: TrainedWordNet): WordNet {
  const net: WordNet = {
    places: new Int8Array(places.length),
    scale: new Float32Array(places.length / WIDTH),
    directions,
    bias,
  };
  for (let part = 0; part < net.scale.length; part += 1) {
    const from = part * WIDTH;
    let largest = 1e-9;
    for (let axis = 0; axis < WIDTH; axis += 1) largest = Math.max(largest, Math.abs(places[from + axis] ?? 0));
    net.scale[part] = largest / 127;
    for (let axis = 0; axis < WIDTH; axis += 1) {
      net.places[from + axis] = Math.round(((places[from + axis] ?? 0) * 127) / largest);
    }
  }
  return net;
}

export const saveWordNet = ({ places, scale, directions, bias }: WordNet) => ({
  places: toBase64(places),
  scale: toBase64(scale),
  directions: toBase64(directions),
  bias: toBase64(bias),
});
