import type { JudgeLine } from './judge-lines.ts';

/**
 * Whether a quote really stands in the dialog, word for word and within one line. Case, ё, quotation marks, punctuation and blanks do not
 * matter, since models set them as they like; words and their order do, and so do all digits.
 */
export function standsIn(quote: string, lines: readonly Pick<JudgeLine, 'text'>[]): boolean {
  const wanted = words(quote);
  if (wanted === '') return false;
  return lines.some(({ text }) => ` ${words(text)} `.includes(` ${wanted} `));
}

const words = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
