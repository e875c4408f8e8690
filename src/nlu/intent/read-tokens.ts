import { cyrillise } from '../text/cyrillise.ts';
import { tokensOf } from '../text/normalize-text.ts';
import { onOtherKeys } from './keyboard-layout.ts';
import { mended } from './mend-tokens.ts';
import type { WordBook } from './word-book.ts';

/** A text of which the model knows less than this may have been typed in other letters than it was meant. */
const FAMILIAR = 0.5;
/** So much more of it must be known in other letters. */
const MORE_FAMILIAR = 0.3;

/**
 * The words of a message as the model can read them best: in the keyboard layout and the alphabet of which it knows the
 * most words, typing slips mended, spaces put in.
 */
export function readTokens(text: string, book: WordBook): string[] {
  const tokens = tokensOf(text);
  const { share } = book.familiarity(tokens);
  if (share >= FAMILIAR) return mended(tokens, book);
  let best = { tokens: mended(tokens, book), share: share + MORE_FAMILIAR };
  for (const other of otherReadings(text)) {
    const read = tokensOf(other);
    const known = book.familiarity(read);
    if (known.count > 0 && known.share > best.share) best = { tokens: mended(read, book), share: known.share };
  }
  return best.tokens;
}

function otherReadings(text: string): string[] {
  if (!/[a-zа-яё]/i.test(text)) return [];
  const switched = onOtherKeys(text);
  return /[а-яё]/i.test(text) ? [switched] : [switched, cyrillise(text).text];
}
