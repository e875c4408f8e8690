import { stem } from '../text/stem.ts';
import { hashOfStem, hashOfWord } from './features.ts';
import { type Finder, finderOf } from './finder.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the training texts tell about single words. */
export interface WordBook {
  /** How rare a word with this hash is; null for one that training saw too seldom or never. */
  rarityOf(hash: number): number | null;
  /** The word itself was seen, or one of the same stem. */
  knows(token: string): boolean;
  /** The share of words of three letters and more that are known, and how many there are. */
  familiarity(tokens: readonly string[]): { share: number; count: number };
}

/** Looks words up in a model's own vocabulary: no list of words is kept beside it. */
export function wordBookOf({ hashes, rarity }: Vocabulary, find: Finder = finderOf(hashes)): WordBook {
  const knows = (token: string) => find(hashOfWord(token)) >= 0 || find(hashOfStem(stem(token))) >= 0;
  return {
    rarityOf(hash) {
      const number = find(hash);
      return number < 0 ? null : (rarity[number] ?? null);
    },
    knows,
    familiarity(tokens) {
      const words = tokens.filter((token) => SOME_LETTERS.test(token));
      return { share: words.length === 0 ? 1 : words.filter(knows).length / words.length, count: words.length };
    },
  };
}

const SOME_LETTERS = /^[\p{L}\p{M}']{3,}$/u;
