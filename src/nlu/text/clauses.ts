import { LONGEST_READ } from './words.ts';

/** Parts of a message beyond this many say nothing new. */
const MOST_CLAUSES = 8;

/**
 * Where one wish may end and the next begin: sentences, lines, commas, dashes, and the words that join two wishes. They join
 * two nouns as well ("стрижка и маникюр"): what stands between them is a wish only if it is surely understood as one.
 */
const BREAK =
  /(?<=[.!?;…)])\s+|\s*\n\s*|[,;]\s+|\s+[-–—]\s+|\s+(?=(?:и|а|но|да и|плюс|также|заодно|зато|лучше|and|but|also|plus|then|or maybe)\s)/iu;

const JOINING =
  /^(?:(?:и|а|но|да|плюс|также|заодно|зато|ещ[её]|лучше|and|but|also|plus|then|or|maybe|too)(?:[\s,]+|$))+/iu;

/** The clauses of the beginning of a text, without the words that join them. A text of one clause gives itself. */
export function clausesOf(text: string): string[] {
  return text
    .slice(0, LONGEST_READ)
    .split(BREAK)
    .map((clause) => clause.trim().replace(JOINING, ''))
    .filter((clause) => /\p{L}/u.test(clause))
    .slice(0, MOST_CLAUSES);
}
