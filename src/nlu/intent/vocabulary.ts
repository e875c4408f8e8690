import type { Parts } from './features.ts';

/** The parts that training saw often enough, numbered from 0: words first, then groups of meaning, then letter groups. */
export interface Vocabulary {
  /** The hash of each part, by number. */
  readonly hashes: Uint32Array;
  /** How rare each part is over the training texts; multiplies its value. */
  readonly rarity: Float32Array;
  /** Parts below this number are words and pairs of words. */
  readonly words: number;
}

/** A part seen in one text only teaches nothing about others and doubles the model; small data can't be so choosy. */
const OFTEN_ENOUGH = 2;
const SMALL_DATA = 1000;

/** Counts the parts of all training texts. */
export function vocabularyOf(texts: readonly Parts[]): Vocabulary {
  const least = texts.length < SMALL_DATA ? 1 : OFTEN_ENOUGH;
  const kinds = [
    countsOf(texts.map(({ words }) => words)),
    countsOf(texts.map(({ loose }) => loose)),
    countsOf(texts.map(({ concepts }) => concepts)),
    countsOf(texts.map(({ letters }) => letters)),
  ].map((counts) => [...counts].filter(([, count]) => count >= least));
  const kept = kinds.flat();
  return {
    hashes: Uint32Array.from(kept, ([hash]) => hash),
    rarity: Float32Array.from(kept, ([, count]) => Math.log((1 + texts.length) / (1 + count)) + 1),
    words: kinds[0]?.length ?? 0,
  };
}

/** In how many texts each hash occurs. */
function countsOf(texts: readonly (readonly number[])[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const hashes of texts) for (const hash of new Set(hashes)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return counts;
}
