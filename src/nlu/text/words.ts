/** A word of a message: as typed, lower case with е for ё, and where it stands. */
export interface Word {
  raw: string;
  lower: string;
  start: number;
  end: number;
}

/** Entities are looked for in this many characters; nobody names a service behind them. */
export const LONGEST_READ = 2000;

/** Words of the beginning of a text with their places in it. Hyphens part words: "гель-лак" is two. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.slice(0, LONGEST_READ).matchAll(/[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)?/gu)) {
    const [raw] = match;
    words.push({ raw, lower: lowerOf(raw), start: match.index, end: match.index + raw.length });
  }
  return words;
}

export const lowerOf = (word: string): string => word.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'");
