import type { CalendarWord } from './calendar-words.ts';
import { readCalendarWord } from './calendar-words.ts';
import type { NumberWord } from './number-words.ts';
import { readNumberWord } from './number-words.ts';
import { cyrillicWords } from './transliterate.ts';

export interface Token {
  kind: 'word' | 'number' | 'mark';
  /** As written. */
  text: string;
  /** Lower case, ё as е, one kind of apostrophe and dash. */
  norm: string;
  start: number;
  end: number;
  /** Nothing stands between this token and the one before. */
  glued: boolean;
  /** Value of a run of digits; NaN for words and marks. */
  value: number;
  number: NumberWord | null;
  calendar: CalendarWord | null;
}

/** A longer message is read up to here: nobody puts a booking behind 2,000 characters, and the work stays bounded. */
export const MAX_SCANNED_CHARS = 2_000;

/** Splits a message into words, runs of digits and marks that remember where they stood. Linear in the scanned length. */
export function tokenise(text: string): Token[] {
  const scanned = text.length > MAX_SCANNED_CHARS ? text.slice(0, MAX_SCANNED_CHARS) : text;
  const tokens: Token[] = [];
  let previousEnd = -1;
  for (const found of scanned.matchAll(PIECE)) {
    const raw = found[0];
    const start = found.index;
    const kind = DIGITS.test(raw) ? 'number' : LETTER.test(raw) ? 'word' : 'mark';
    const norm = normalise(raw);
    tokens.push({
      kind,
      text: raw,
      norm,
      start,
      end: start + raw.length,
      glued: start === previousEnd,
      value: kind === 'number' && raw.length <= 9 ? Number(raw) : Number.NaN,
      number: kind === 'word' ? readNumberWord(norm) : null,
      calendar: kind === 'word' ? readCalendarWord(norm) : null,
    });
    previousEnd = start + raw.length;
  }
  return readTranslit(tokens);
}

function readTranslit(tokens: Token[]): Token[] {
  const turned = cyrillicWords(tokens.map((token) => token.norm));
  if (turned === null) return tokens;
  return tokens.map((token, index) => {
    const norm = turned[index] ?? token.norm;
    const isRead =
      token.kind !== 'word' || token.number !== null || token.calendar?.sure === true || norm === token.norm;
    return isRead ? token : { ...token, norm, number: readNumberWord(norm), calendar: readCalendarWord(norm) };
  });
}

const PIECE = /\p{L}+(?:['’]\p{L}+)*|\d+|\S/gu;
const DIGITS = /^\d/;
const LETTER = /^\p{L}/u;

function normalise(raw: string): string {
  return raw.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'").replace(/[–—−]/, '-');
}
