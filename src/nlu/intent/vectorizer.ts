import type { Parts } from './features.ts';
import { type Finder, finderOf } from './finder.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A text as a sparse vector, of length 1 where all its parts are known: numbers of its known parts, and their weights. */
export interface Vector {
  at: Int32Array;
  value: Float32Array;
}

/** Turns the parts of a text into a vector; a text without known parts gives an empty one. */
export type Vectorizer = (parts: Parts) => Vector;

/**
 * What a part that training never saw weighs, like one of middling rarity: a text of strange words with a familiar one
 * among them stands far from every intent. Chosen on validation lines.
 */
const UNKNOWN = 3;
/** Groups of meaning are half as loud: their hand-made lists fit service businesses, other data less. */
const SHARE_OF_CONCEPTS = 0.5;

/**
 * Rare parts weigh more, repeated ones a bit more than single ones, and each kind has its fixed share, however many
 * letter groups a long word has.
 */
export function vectorizerOf({ hashes, rarity }: Vocabulary, find: Finder = finderOf(hashes)): Vectorizer {
  const counts = new Float32Array(rarity.length);

  return ({ words, loose, concepts, letters }) => {
    const at: number[] = [];
    const value: number[] = [];
    let shares = 0;
    for (const kind of [[words, loose], [concepts], [letters]]) {
      const start = at.length;
      let sum = 0;
      for (const hashes of kind) {
        for (const hash of hashes) {
          const number = find(hash);
          if (number < 0) {
            sum += UNKNOWN * UNKNOWN;
            continue;
          }
          if (counts[number] === 0) at.push(number);
          counts[number] = (counts[number] ?? 0) + 1;
        }
      }
      for (let index = start; index < at.length; index += 1) {
        const number = at[index] ?? 0;
        const count = counts[number] ?? 1;
        const weight = (count === 1 ? 1 : 1 + Math.log(count)) * (rarity[number] ?? 0);
        counts[number] = 0;
        value.push(weight);
        sum += weight * weight;
      }
      if (sum === 0) continue;
      const share = kind[0] === concepts ? SHARE_OF_CONCEPTS : 1;
      shares += share;
      const scale = Math.sqrt(share / sum);
      for (let index = start; index < value.length; index += 1) value[index] = (value[index] ?? 0) * scale;
    }
    const length = Math.sqrt(shares || 1);
    return { at: Int32Array.from(at), value: Float32Array.from(value, (one) => one / length) };
  };
}
