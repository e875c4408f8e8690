import { conceptsOf } from '../lexicon/concepts-of.ts';
import { tokensOf } from '../text/normalize-text.ts';
import { stem } from '../text/stem.ts';

/** What a text is made of, as 32-bit hashes with repeats. */
export interface Parts {
  /** Words and pairs of neighbours. */
  words: number[];
  /** Stems, and pairs with a word between. */
  loose: number[];
  concepts: number[];
  letters: number[];
}

/** Letter groups of these lengths inside a word survive typos and inflection. */
const SHORTEST_GROUP = 2;
const LONGEST_GROUP = 5;

/** Words, their stems, pairs of neighbours and of the next but one; groups of meaning and their pairs; letter groups. */
export const partsOf = (text: string): Parts => partsOfTokens(tokensOf(text));

/** The same of a text that is in tokens already. */
export function partsOfTokens(tokens: readonly string[]): Parts {
  const parts: Parts = { words: [], loose: [], concepts: [], letters: [] };
  const meanings: (readonly string[])[] = [];
  tokens.forEach((token, index) => {
    addWord(parts, tokens, index);
    addLetters(parts.letters, ` ${token} `);
    const concepts = conceptsOf(token);
    if (concepts.length > 0) meanings.push(concepts);
  });
  meanings.forEach((concepts, index) => {
    const next = [...(meanings[index + 1] ?? []), ...(meanings[index + 2] ?? [])];
    for (const concept of concepts) {
      parts.concepts.push(hash('g', concept));
      for (const other of next) parts.concepts.push(hash('h', `${concept} ${other}`));
    }
  });
  return parts;
}

function addWord({ words, loose }: Parts, tokens: readonly string[], index: number): void {
  const token = tokens[index] ?? '';
  const stemmed = stem(token);
  words.push(hash('w', token));
  if (stemmed !== token) loose.push(hash('t', stemmed));
  words.push(hash('p', `${tokens[index - 1] ?? '<'} ${token}`));
  if (index === tokens.length - 1) words.push(hash('p', `${token} >`));
  const afterNext = tokens[index + 2];
  if (afterNext !== undefined) loose.push(hash('s', `${token} ${afterNext}`));
}

/** All groups that begin at a letter share the beginning of their hash, so each costs one step. */
function addLetters(letters: number[], padded: string): void {
  for (let start = 0; start + SHORTEST_GROUP <= padded.length; start += 1) {
    const end = Math.min(padded.length, start + LONGEST_GROUP);
    let value = seedOf('c');
    for (let index = start; index < end; index += 1) {
      value = step(value, padded.charCodeAt(index));
      if (index - start + 1 >= SHORTEST_GROUP) letters.push(finished(value));
    }
  }
}

/** FNV-1a over UTF-16 units, salted by the kind of part. */
function hash(kind: string, part: string): number {
  let value = seedOf(kind);
  for (let index = 0; index < part.length; index += 1) value = step(value, part.charCodeAt(index));
  return finished(value);
}

/** The hash of a word as a part of a text, and of its stem. */
export const hashOfWord = (token: string): number => hash('w', token);
export const hashOfStem = (stemmed: string): number => hash('t', stemmed);

const seedOf = (kind: string) => Math.imul(0x811c9dc5 ^ kind.charCodeAt(0), 16_777_619);
/** The hash of a word letter by letter: where it begins, how it goes on, how it ends. */
export const WORD_START = seedOf('w');
export const step = (value: number, unit: number) => Math.imul(value ^ unit, 16_777_619);
export const finished = (value: number) => (value ^ (value >>> 15)) >>> 0;
