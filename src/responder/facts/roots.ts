import { contentWords, stem } from '../retrieval/words.ts';
import { isFrame } from './frame-words.ts';

/** A number with what belongs to it: "26-го", "16ч", "900р". Other mixtures of letters and digits are words that hide something. */
const NUMBER = /^\d+(?:го|му|й|я|е|х|ми|ти|st|nd|rd|th|am|pm|р|руб|мин|ч|h|min|г)?$/;

/** Words that make a claim of one case a claim of all, or of no other: they have to stand in what backs the claim, too. */
const SWEEPING: readonly [string, RegExp][] = [
  ['~only', /(?<!\p{L})(?:только|лишь|исключительно|only|exclusively|solely)(?!\p{L})/u],
  ['~all', /(?<!\p{L})(?:все|всех|всем|любой|любая|любую|любое|любые|кажд\p{L}+|all|any|every|each)(?!\p{L})/u],
  ['~more', /(?<!\p{L})(?:раньше|позже|дольше|дешевле|дороже|меньше|earlier|later|longer|cheaper)(?!\p{L})/u],
  ['~always', /(?<!\p{L})(?:всегда|постоянно|always)(?!\p{L})/u],
  [
    '~before',
    /(?<!\p{L})(?:до|перед|before)\s+(?:начал\p{L}*\s+)?(?:визит\p{L}*|процедур\p{L}*|прием\p{L}*|the visit|your visit|the procedure)(?!\p{L})|заранее|in advance/u,
  ],
];

/** "With room for six cars" says no more than "for six cars". */
export const FILLER = /(?<!\p{L})(?:with )?room (?=for \d)/gu;

/** The words of a normalised text that say something of the business, as their roots. */
export const rootsOf = (text: string): string[] => [
  ...new Set([
    ...contentWords(text)
      .filter((word) => !NUMBER.test(word))
      .map(stem)
      .filter((root) => root.length > 1 && !isFrame(root)),
    ...sweepingIn(text),
  ]),
];

/** The sweeping words of a normalised text, as roots of their own. */
export const sweepingIn = (text: string): string[] =>
  SWEEPING.filter(([, pattern]) => pattern.test(text)).map(([root]) => root);

/** The same word in another form: "опоздание" and "опоздали" share their beginning. */
export function holds(stems: ReadonlySet<string>, root: string): boolean {
  if (stems.has(root)) return true;
  if (root.length < SHARED) return false;
  for (const other of stems) {
    const isClose = other.length >= SHARED && Math.abs(other.length - root.length) <= 3;
    if (isClose && other.slice(0, SHARED) === root.slice(0, SHARED)) return true;
  }
  return false;
}
const SHARED = 5;
