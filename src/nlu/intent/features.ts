import { conceptsOf } from '../lexicon/concepts-of.ts';
import { tokensOf } from '../text/normalize-text.ts';
import { stem } from '../text/stem.ts';

/** Features live in hashed buckets, so a model needs no dictionary; 2^16 keeps collisions rare for some 50,000 n-grams. */
export const BUCKETS = 65_536;

/** A text as a sparse vector of unit length. */
export interface Features {
  at: Int32Array;
  value: Float32Array;
}

/** How rare each bucket is over the training texts; multiplies its value. */
export type Rarity = Float32Array;

type Counts = Map<number, number>;
interface Blocks {
  words: Counts;
  chars: Counts;
  concepts: Counts;
}

/** Shares of the squared length, however many letter groups a long word brings; chosen by cross-validation. */
const SHARES = [1, 1, 1] as const;
const CHAR_SIZES = [2, 3, 4, 5] as const;

/** Words, their stems and pairs, letter groups inside words (they survive typos and inflection), and groups of meaning. */
export function featuresOf(text: string, rarity: Rarity): Features {
  const { words, chars, concepts } = countsOf(text);
  const at: number[] = [];
  const value: number[] = [];
  let total = 0;
  [words, chars, concepts].forEach((block, which) => {
    const start = value.length;
    let sum = 0;
    for (const [bucket, count] of block) {
      const weight = (1 + Math.log(count)) * (rarity[bucket] ?? 0);
      at.push(bucket);
      value.push(weight);
      sum += weight * weight;
    }
    if (sum === 0) return;
    const share = SHARES[which] ?? 1;
    total += share;
    const scale = Math.sqrt(share / sum);
    for (let index = start; index < value.length; index += 1) value[index] = (value[index] ?? 0) * scale;
  });
  const length = Math.sqrt(total || 1);
  return { at: Int32Array.from(at), value: Float32Array.from(value, (one) => one / length) };
}

/** Inverse document frequency of every bucket; an unseen bucket is as rare as can be. */
export function rarityOver(texts: readonly string[]): Rarity {
  const seenIn = new Float32Array(BUCKETS);
  for (const text of texts) {
    const { words, chars, concepts } = countsOf(text);
    for (const bucket of new Set([...words.keys(), ...chars.keys(), ...concepts.keys()])) {
      seenIn[bucket] = (seenIn[bucket] ?? 0) + 1;
    }
  }
  return seenIn.map((count) => Math.log((1 + texts.length) / (1 + count)) + 1);
}

function countsOf(text: string): Blocks {
  const blocks: Blocks = { words: new Map(), chars: new Map(), concepts: new Map() };
  const tokens = tokensOf(text);
  const meanings: (readonly string[])[] = [];
  tokens.forEach((token, index) => {
    add(blocks.words, 'w', token);
    add(blocks.words, 't', stem(token));
    add(blocks.words, 'p', `${tokens[index - 1] ?? '<'} ${token}`);
    if (index === tokens.length - 1) add(blocks.words, 'p', `${token} >`);
    const afterNext = tokens[index + 2];
    if (afterNext !== undefined) add(blocks.words, 's', `${token} ${afterNext}`);

    const padded = ` ${token} `;
    for (const size of CHAR_SIZES) {
      for (let start = 0; start + size <= padded.length; start += 1) {
        add(blocks.chars, 'c', padded.slice(start, start + size));
      }
    }
    const concepts = conceptsOf(token);
    if (concepts.length > 0) meanings.push(concepts);
  });
  meanings.forEach((concepts, index) => {
    for (const concept of concepts) {
      add(blocks.concepts, 'g', concept);
      for (const next of [...(meanings[index + 1] ?? []), ...(meanings[index + 2] ?? [])]) {
        add(blocks.concepts, 'h', `${concept} ${next}`);
      }
    }
  });
  return blocks;
}

function add(counts: Counts, kind: string, part: string): void {
  const bucket = hash(kind, part);
  counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
}

/** FNV-1a over UTF-16 units, salted by the kind of feature. */
function hash(kind: string, part: string): number {
  let value = Math.imul(0x811c9dc5 ^ kind.charCodeAt(0), 16_777_619);
  for (let index = 0; index < part.length; index += 1) {
    value = Math.imul(value ^ part.charCodeAt(index), 16_777_619);
  }
  value ^= value >>> 15;
  return (value >>> 0) % BUCKETS;
}
