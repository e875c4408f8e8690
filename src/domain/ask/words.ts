import { stemEnglish } from '../words/stem-english.ts';
import { stemRussian } from '../words/stem-russian.ts';

/** A word of a question as it was written, and what is left of it without its inflection. */
export interface Word {
  text: string;
  stem: string;
}

/** Small letters, ё as е, one kind of dash: every rule here is written for such a text. */
export const simple = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(/[–—−]/gu, '-').replace(/['’`]/gu, "'");

export const stemOf = (word: string): string => (/^[а-я]+$/u.test(word) ? stemRussian(word) : stemEnglish(word));

/** The words and numbers of a text in order. */
export const wordsIn = (text: string): Word[] =>
  (simple(text).match(/[\p{L}\p{N}]+(?:'\p{L}+)?/gu) ?? []).map((word) => ({ text: word, stem: stemOf(word) }));

export const stemsIn = (text: string): string[] => wordsIn(text).map(({ stem }) => stem);

/** Whether one may be the other mistyped: a letter wrong, missing, too many or swapped with its neighbour, in words long enough. */
export function isAlmost(one: string, other: string): boolean {
  if (one === other) return true;
  const shortest = Math.min(one.length, other.length);
  if (shortest < 4 || Math.abs(one.length - other.length) > 1 || one[0] !== other[0]) return false;
  let from = 0;
  while (from < shortest && one[from] === other[from]) from += 1;
  let back = 0;
  while (back < shortest - from && one.at(-1 - back) === other.at(-1 - back)) back += 1;
  const left = one.slice(from, one.length - back);
  const right = other.slice(from, other.length - back);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
