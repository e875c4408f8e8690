import { readCalendarWord } from './calendar-words.ts';

/**
 * Cyrillic readings for a message that writes Russian in Latin letters ("zavtra v 5 vechera"), one per word. Null when no word of it
 * is plainly a Russian word about time, so English is left alone.
 */
export function cyrillicWords(words: string[]): string[] | null {
  if (words.some((word) => ENGLISH.has(word))) return null;
  const turned = words.map((word) => (LATIN.test(word) ? toCyrillic(word) : word));
  const isTranslit = turned.some((word, index) => word !== words[index] && isTimeWord(word));
  return isTranslit ? turned : null;
}

function isTimeWord(word: string): boolean {
  if (word.length < 5) return false;
  const calendar = readCalendarWord(word);
  return TIME_WORDS.has(word) || calendar?.sure === true || (calendar !== null && word.length > 7);
}

function toCyrillic(word: string): string {
  let result = '';
  for (let at = 0; at < word.length; ) {
    const size =
      [4, 3, 2, 1].find((length) => LETTERS.has(word.slice(at, at + length)) && at + length <= word.length) ?? 1;
    const piece = word.slice(at, at + size);
    result += LETTERS.get(piece) ?? piece;
    at += size;
  }
  // "tc" and "sya" aside, a soft sign is what Latin typing loses most: "dekabria" is found by the tolerance for typing errors.
  return result;
}

/** A message with one of these is English: "sent" and "Marta" in it are no months. */
const ENGLISH = new Set([
  'the',
  'at',
  'for',
  'is',
  'my',
  'you',
  'can',
  'please',
  'with',
  'and',
  'have',
  'want',
  'of',
  'in',
  'it',
]);
const LATIN = /^[a-z']+$/;
const TIME_WORDS = new Set(['вечера', 'вечером', 'утром', 'часов', 'полдень', 'через', 'неделю']);
const LETTERS = new Map<string, string>();
const PAIRS =
  "shch:щ sch:щ zh:ж ch:ч sh:ш yo:е ye:е yu:ю ya:я ju:ю ja:я iu:ю ia:я ts:ц kh:х a:а b:б v:в w:в g:г d:д e:е z:з i:и j:й k:к l:л m:м n:н o:о p:п r:р s:с t:т u:у f:ф h:х x:х c:ц y:ы ':ь";
for (const pair of PAIRS.split(' ')) {
  const [latin, cyrillic] = pair.split(':');
  if (latin !== undefined && cyrillic !== undefined) LETTERS.set(latin, cyrillic);
}
