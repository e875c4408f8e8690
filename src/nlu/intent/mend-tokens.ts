import { finished, step, WORD_START } from './features.ts';
import type { WordBook } from './word-book.ts';

/*
 * What a reading of letters costs, in the logarithm of how seldom it comes: a known word by its rarity, anything else by its
 * length. Chosen on validation lines of CLINC150 and in cross-validation of the shipped intents, under noise and without.
 */
const COST_OF_WORD = 1;
const COST_OF_SLIP = 6;
const COST_OF_STRANGE = 6;
const COST_OF_STRANGE_LETTER = 2.5;
/** A strange word is read otherwise only when that is so much likelier; words without spaces are hardly ever a strange word. */
const LIKELIER = 0.8;
const SURELY_SEVERAL = 14;

/** Shorter words have too many neighbours. */
const SHORTEST = 5;
const SHORTEST_OF_TWO = 6;
const LONGEST_WORD = 20;
/** Longer ones are no words of a hurried customer; each letter costs time. */
const LONGEST = 300;
const WORD = /^[\p{L}']+$/u;

/**
 * The words of a text as they were probably meant: words that training never saw are taken for a known one with a typing
 * slip ("запсаться"), or for several without spaces ("запишитеменя"). What can't be read so stays as it is.
 */
export function mended(tokens: readonly string[], book: WordBook): string[] {
  return tokens.flatMap((token) => {
    const isStrange = token.length >= SHORTEST && token.length <= LONGEST && WORD.test(token) && !book.knows(token);
    return isStrange ? meant(token, book) : [token];
  });
}

function meant(token: string, book: WordBook): string[] {
  let limit = strange(token.length) * (token.length < SURELY_SEVERAL ? LIKELIER : 1);
  let words = [token];
  if (token.length >= SHORTEST_OF_TWO) {
    const parted = withSpaces(token, book);
    if (parted.cost < limit) ({ cost: limit, words } = parted);
  }
  if (token.length <= LONGEST_WORD) {
    const corrected = withoutSlip(token, book);
    if (corrected && corrected.cost < limit) words = [corrected.word];
  }
  return words;
}

const strange = (length: number) => COST_OF_STRANGE + COST_OF_STRANGE_LETTER * length;

/** The cheapest way to put spaces in. */
function withSpaces(token: string, book: WordBook): { words: string[]; cost: number } {
  const cost = new Float64Array(token.length + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(token.length + 1);
  cost[0] = 0;
  for (let start = 0; start < token.length; start += 1) {
    let hash = WORD_START;
    for (let end = start + 1; end <= Math.min(token.length, start + LONGEST_WORD); end += 1) {
      hash = step(hash, token.charCodeAt(end - 1));
      const rarity = book.rarityOf(finished(hash));
      const word = rarity === null ? strange(end - start) : Math.min(rarity + COST_OF_WORD, strange(end - start));
      const total = (cost[start] ?? 0) + word;
      if (total < (cost[end] ?? 0)) {
        cost[end] = total;
        from[end] = start;
      }
    }
  }
  const words: string[] = [];
  for (let end = token.length; end > 0; end = from[end] ?? 0) words.unshift(token.slice(from[end] ?? 0, end));
  return { words, cost: cost[token.length] ?? Number.POSITIVE_INFINITY };
}

/** The most frequent known word that one slip makes of this: a letter left out, put in, put wrong, or two exchanged. */
function withoutSlip(word: string, book: WordBook): { word: string; cost: number } | null {
  const letters = /[а-я]/.test(word) ? RUSSIAN : ENGLISH;
  let found: { word: string; cost: number } | null = null;
  const look = (hash: number, from: number, head: () => string) => {
    let value = hash;
    for (let index = from; index < word.length; index += 1) value = step(value, word.charCodeAt(index));
    const rarity = book.rarityOf(finished(value));
    if (rarity === null) return;
    const cost = rarity + COST_OF_WORD + COST_OF_SLIP;
    if (!found || cost < found.cost) found = { word: head() + word.slice(from), cost };
  };

  let head = WORD_START;
  for (let index = 0; index <= word.length; index += 1) {
    const before = () => word.slice(0, index);
    for (const letter of letters) {
      const hash = step(head, letter.charCodeAt(0));
      look(hash, index, () => before() + letter);
      if (index < word.length) look(hash, index + 1, () => before() + letter);
    }
    if (index < word.length) look(head, index + 1, before);
    if (index + 1 < word.length) {
      const exchanged = step(step(head, word.charCodeAt(index + 1)), word.charCodeAt(index));
      look(exchanged, index + 2, () => before() + word.charAt(index + 1) + word.charAt(index));
    }
    if (index < word.length) head = step(head, word.charCodeAt(index));
  }
  return found;
}

const RUSSIAN = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';
const ENGLISH = 'abcdefghijklmnopqrstuvwxyz';
