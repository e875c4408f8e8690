import { z } from 'zod';
import { BUCKETS, featuresOf, rarityOver } from './features.ts';
import type { IntentLearner, IntentModel } from './intent-model.ts';
import { trainSeparator } from './train-separator.ts';

/** Weights of all intents side by side per bucket, in 1/127 of an intent's largest weight; biases in full. */
interface Linear {
  intents: string[];
  weights: Int8Array;
  scale: Float32Array;
  bias: Float32Array;
  rarity: Float32Array;
}

/**
 * One line against all others per intent over words and letter groups, both languages together. The score is the
 * margin: above 0 it speaks for the intent, below -1 surely against it.
 */
export const linearLearner: IntentLearner = {
  version: `linear-2-${BUCKETS}`,
  async train(samples) {
    const rarity = rarityOver(samples.map(({ text }) => text));
    const features = samples.map(({ text }) => featuresOf(text, rarity));
    const intents = [...new Set(samples.map(({ intent }) => intent))].sort();
    const linear: Linear = {
      intents,
      rarity,
      weights: new Int8Array(BUCKETS * intents.length),
      scale: new Float32Array(intents.length),
      bias: new Float32Array(intents.length),
    };
    intents.forEach((intent, column) => {
      store(
        linear,
        column,
        trainSeparator(features, (index) => samples[index]?.intent === intent),
      );
    });
    return modelOf(linear);
  },
  async load(saved) {
    const { intents, weights, scale, bias, rarity } = Saved.parse(saved);
    if (weights.length !== BUCKETS * intents.length) throw new Error('the saved weights are of another model');
    return modelOf({
      intents,
      weights: new Int8Array(weights),
      scale: floats(scale),
      bias: floats(bias),
      rarity: floats(rarity),
    });
  },
};

const Bytes = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const Saved = z.object({ intents: z.array(z.string()), weights: Bytes, scale: Bytes, bias: Bytes, rarity: Bytes });

const floats = (bytes: Uint8Array<ArrayBuffer>) => new Float32Array(bytes.buffer);

const base64 = (array: Int8Array | Float32Array) =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');

function modelOf(linear: Linear): IntentModel {
  const { intents, weights, scale, bias, rarity } = linear;
  return {
    async classify(text) {
      const { at, value } = featuresOf(text, rarity);
      const sums = new Float32Array(intents.length);
      for (let index = 0; index < at.length; index += 1) {
        const row = (at[index] ?? 0) * intents.length;
        const strength = value[index] ?? 0;
        for (let column = 0; column < intents.length; column += 1) {
          sums[column] = (sums[column] ?? 0) + (weights[row + column] ?? 0) * strength;
        }
      }
      return intents
        .map((intent, column) => ({
          intent,
          score: (sums[column] ?? 0) * (scale[column] ?? 0) + (bias[column] ?? 0),
        }))
        .sort((one, other) => other.score - one.score);
    },
    save: () => ({
      intents,
      weights: base64(weights),
      scale: base64(scale),
      bias: base64(bias),
      rarity: base64(rarity),
    }),
  };
}

function store({ intents, weights, scale, bias }: Linear, column: number, separator: Float32Array): void {
  let largest = 1e-6;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) largest = Math.max(largest, Math.abs(separator[bucket] ?? 0));
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    weights[bucket * intents.length + column] = Math.round(((separator[bucket] ?? 0) * 127) / largest);
  }
  scale[column] = largest / 127;
  bias[column] = separator[BUCKETS] ?? 0;
}
