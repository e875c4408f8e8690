import { stemEnglish } from './stem-english.ts';
import { stemRussian } from './stem-russian.ts';

/** Two texts with the same key differ in case, punctuation and ё only. */
export function sameText(text: string): string {
  const words = text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .match(/[\p{L}\p{M}\p{N}]+|\p{Extended_Pictographic}|[?+]/gu);
  return words ? words.filter((word) => word !== '?' || words.length === 1).join(' ') : text;
}

/**
 * Two texts with the same key say the same in other forms or another order: "отмените запись" and "запись отменить". Figures count as
 * one another, since a classifier reads them so.
 */
export function nearText(text: string): string {
  const words = sameText(text).split(' ');
  return [...new Set(words.map((word) => stemOf(word.replace(/\p{N}/gu, '0'))))].sort().join(' ');
}

const stemOf = (word: string): string => (/[а-я]/u.test(word) ? stemRussian(word) : stemEnglish(word));
