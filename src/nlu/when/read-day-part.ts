import { type ClockPart, isOneOf, norm, type Scan, skip } from './scan.ts';

export interface PartRead {
  part: ClockPart;
  to: number;
  /** "this evening", "tonight": today goes without saying. */
  today: boolean;
}

/** Reads a part of the day as people put it next to a time: "in the afternoon", "evening", "вечера", "с утра". */
export function readDayPart(scan: Scan, at: number): PartRead | null {
  const tonight = norm(scan, at) === 'tonight';
  if (tonight) return { part: 'evening', to: at + 1, today: true };
  const word = skip(scan, at, LEADS, 3);
  const part = PARTS.get(norm(scan, word));
  if (part === undefined) return null;
  const today = word > at && norm(scan, word - 1) === 'this';
  return { part, to: word + 1, today };
}

/** am / pm in its spellings, with the position after it. */
export function readMeridiem(scan: Scan, at: number): { meridiem: 'am' | 'pm'; to: number } | null {
  const word = norm(scan, at);
  if (word === 'am' || word === 'pm') return { meridiem: word, to: at + 1 };
  const dotted = (word === 'a' || word === 'p') && (norm(scan, at + 1) === '.' || scan.tokens[at + 1]?.glued !== true);
  if (!dotted) return null;
  const m = norm(scan, at + 1) === '.' ? at + 2 : at + 1;
  if (norm(scan, m) !== 'm') return null;
  return {
    meridiem: word === 'a' ? 'am' : 'pm',
    to: norm(scan, m + 1) === '.' && scan.tokens[m + 1]?.glued === true ? m + 2 : m + 1,
  };
}

/** Whether the words here wish a good morning instead of naming one. */
export function isGreeting(scan: Scan, at: number, to: number): boolean {
  for (let position = at; position < to; position += 1) if (isOneOf(scan, position, WISHES)) return true;
  return isOneOf(scan, at - 1, WISHES);
}

const LEADS = new Set([
  'in',
  'the',
  'thr',
  'th',
  'teh',
  'this',
  'at',
  'during',
  'по',
  'с',
  'early',
  'late',
  'раннее',
  'поздно',
]);
const WISHES = new Set([
  'good',
  'great',
  'nice',
  'lovely',
  'wonderful',
  'доброе',
  'добрый',
  'доброго',
  'хорошего',
  'приятного',
  'удачного',
  'прекрасного',
]);

const PARTS = new Map<string, ClockPart>();
const FORMS: [ClockPart, string][] = [
  ['morning', 'morning mornings утром утра утро утречком утру'],
  ['afternoon', 'afternoon afternoons afternon днем дня'],
  ['evening', 'evening evenings evning eve вечером вечера вечер вечерком вечеру'],
  ['night', 'night ночи ночью'],
];
for (const [part, words] of FORMS) for (const word of words.split(' ')) PARTS.set(word, part);
