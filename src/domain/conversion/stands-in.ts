import type { JudgeLine } from './judge-lines.ts';

/**
 * Whether a quote really stands in the dialog, word for word and within one line. Case, ё, quotation marks, punctuation and blanks do not
 * matter, since models set them as they like; words and their order do, and so do all digits.
 */
export function standsIn(quote: string, lines: readonly Pick<JudgeLine, 'text'>[]): boolean {
  const wanted = words(quote);
  // "+" and a thumb up are answers, too: as a whole line.
  if (wanted === '') return isLine(quote, lines, (text) => text.trim());
  return lines.some(({ text }) => ` ${words(text)} `.includes(` ${wanted} `));
}

/** A letter or two stand in nearly every line: they say something only where they are all that was said, such as "Да". */
export const saysSomething = (quote: string, lines: readonly Pick<JudgeLine, 'text'>[]): boolean =>
  words(quote).length > 2 || isLine(quote, lines, (text) => words(text) || text.trim());

const isLine = (quote: string, lines: readonly Pick<JudgeLine, 'text'>[], as: (text: string) => string): boolean =>
  as(quote) !== '' && lines.some(({ text }) => as(text) === as(quote));

const words = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
