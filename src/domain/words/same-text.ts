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
 * A key for texts of `sameText`: those with the same one say the same in other forms or another order, "отмените запись" and "запись
 * отменить". Figures count as one another, since a classifier reads them so. Words come again and again, so their stems are remembered.
 */
export function nearTexts(): (same: string) => string {
  const stems = new Map<string, string>();
  const stemOf = (word: string): string => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const plain = word.replace(/\p{N}/gu, '0');
    const stem = /[а-я]/u.test(plain) ? stemRussian(plain) : stemEnglish(plain);
    stems.set(word, stem);
    return stem;
  };
  return (same) => [...new Set(same.split(' ').map(stemOf))].sort().join(' ');
}
