import { addMonths, mondayOf } from './civil-date.ts';
import { type Draft, isOneOf, norm, type Rule, readNumber, reads, type Scan, skip } from './scan.ts';
import { comingWeekday } from './weekday-rules.ts';
import { words } from './word-sets.ts';

/** Days, weeks, hours counted from now. */
export const relativeRules: Rule[] = [
  past,
  besideDay,
  dayAfterTomorrow,
  dayWord,
  inSomeTime,
  inAboutTime,
  fromNow,
  weekOf,
];

/** "2 дня назад", "three days ago", "last three days", "yesterday", "в прошлую пятницу": about what was, nothing to book. */
function past(scan: Scan, at: number): Draft[] | null {
  if (isOneOf(scan, at, YESTERDAY)) return nothing(at, at + 1);
  if (isOneOf(scan, at, LAST)) {
    const number = readNumber(scan, at + 1) ?? (norm(scan, at + 1) === 'few' ? { to: at + 2 } : null);
    const noun = number?.to ?? at + 1;
    const isTime = isOneOf(scan, noun, SPANS) || (scan.tokens[noun]?.calendar ?? null) !== null;
    return isTime ? nothing(at, noun + 1) : null;
  }
  const amount = readAmount(scan, at);
  return amount !== null && isOneOf(scan, amount.to, AGO) ? nothing(at, amount.to + 1) : null;
}

/** "30 ноября, хочу накануне", "the day before", "на следующий день": counted from the day named before. */
function besideDay(scan: Scan, at: number): Draft[] | null {
  if (scan.last?.kind !== 'date') return null;
  for (const [phrase, offset] of BESIDE) {
    if (reads(scan, at, ...phrase) && (scan.tokens[at + phrase.length]?.calendar ?? null) === null)
      return relative(scan, scan.last.day + offset - scan.today, at, at + phrase.length, 0.8);
  }
  return null;
}

function dayAfterTomorrow(scan: Scan, at: number): Draft[] | null {
  const start = norm(scan, at) === 'the' ? at + 1 : at;
  const english = reads(scan, start, 'day', 'after') && isDay(scan, start + 2, 1);
  if (english) return relative(scan, 2, at, start + 3, 0.96);
  const russian = norm(scan, at) === 'после' && isDay(scan, at + 1, 1);
  return russian ? relative(scan, 2, at, at + 2, 0.9) : null;
}

/** "today", "завтра"; "that's all for today" books nothing. */
function dayWord(scan: Scan, at: number): Draft[] | null {
  if (norm(scan, at) === 'tonight') return relative(scan, 0, at, at, 0.9);
  const word = scan.tokens[at]?.calendar;
  if (word?.kind !== 'day') return null;
  if (word.offset === 0 && isFarewell(scan, at)) return nothing(at, at + 1);
  const noun = isOneOf(scan, at + 1, DAY_NOUNS) && norm(scan, at).endsWith('ий') ? at + 2 : at + 1;
  return relative(scan, word.offset, at, noun, word.sure ? 0.97 : 0.85);
}

/** "через 3 дня", "через неделю", "in two days", "через час", "in half an hour". */
function inSomeTime(scan: Scan, at: number): Draft[] | null {
  const lead = norm(scan, at);
  if (lead !== 'через' && lead !== 'in' && lead !== 'спустя') return null;
  const amount = readAmount(scan, skip(scan, at + 1, ABOUT, 1));
  if (amount === null || isOneOf(scan, amount.to, AFTER_THAT)) return null;
  const to = isOneOf(scan, amount.to, TIME_NOUNS) ? amount.to + 1 : amount.to;
  return counted(scan, amount, scan.today, at, to);
}

/** "two days from now", "a week from today", "a week from tomorrow". */
function fromNow(scan: Scan, at: number): Draft[] | null {
  const amount = readAmount(scan, at);
  if (amount === null || norm(scan, amount.to) !== 'from') return null;
  const anchor = scan.tokens[amount.to + 1];
  if (anchor?.norm === 'now') return counted(scan, amount, scan.today, at, amount.to + 2);
  if (anchor?.calendar?.kind === 'weekday') {
    return counted(scan, amount, comingWeekday(scan.today, anchor.calendar.number), at, amount.to + 2);
  }
  return anchor?.calendar?.kind === 'day'
    ? counted(scan, amount, scan.today + anchor.calendar.offset, at, amount.to + 2)
    : null;
}

/** "на следующей неделе", "this weekend", "в выходные": a range of days. */
function weekOf(scan: Scan, at: number): Draft[] | null {
  const start = norm(scan, at) === 'the' ? at + 1 : at;
  const which = norm(scan, start);
  const monday = mondayOf(scan.today);
  const shift = NEXT.has(which) ? 7 : 0;
  const qualified = shift === 7 || THIS.has(which);
  const nounAt = qualified ? (norm(scan, start + 1) === '.' ? start + 2 : start + 1) : start;
  const noun = norm(scan, nounAt);
  if (qualified && WEEK.has(noun))
    return range(Math.max(scan.today, monday + shift), monday + shift + 6, true, at, nounAt + 1);
  if (WEEKEND.has(noun) && norm(scan, at - 1) !== 'без')
    return range(Math.max(scan.today, monday + shift + 5), monday + shift + 6, false, at, nounAt + 1);
  return null;
}

/** "минут через 20", "дня через три", "недели через две". */
function inAboutTime(scan: Scan, at: number): Draft[] | null {
  const unit = UNITS.get(norm(scan, at));
  if (unit === undefined || norm(scan, at + 1) !== 'через') return null;
  const number = readNumber(scan, at + 2);
  const count = number?.value ?? FEMININE.get(norm(scan, at + 2));
  return count === undefined ? null : counted(scan, { count, unit, to: at }, scan.today, at, number?.to ?? at + 3);
}

interface Amount {
  count: number;
  unit: 'minute' | 'hour' | 'day' | 'week' | 'month';
  to: number;
}

function readAmount(scan: Scan, at: number): Amount | null {
  const word = norm(scan, at);
  if (word === 'полчаса') return { count: 30, unit: 'minute', to: at + 1 };
  if (reads(scan, at, 'half', 'an', 'hour')) return { count: 30, unit: 'minute', to: at + 3 };
  if (word === 'полтора' && norm(scan, at + 1) === 'часа') return { count: 90, unit: 'minute', to: at + 2 };
  const pair = COUPLE.has(word) || (ARTICLES.has(word) && COUPLE.has(norm(scan, at + 1)));
  if (pair) {
    const nounAt = skip(scan, ARTICLES.has(word) ? at + 2 : at + 1, OF, 1);
    const unit = UNITS.get(norm(scan, nounAt));
    return unit === undefined ? null : { count: 2, unit, to: nounAt + 1 };
  }
  const number = FEMININE.get(word) ?? readNumber(scan, at)?.value ?? null;
  const nounAt = number === null ? (ARTICLES.has(word) ? at + 1 : at) : (readNumber(scan, at)?.to ?? at + 1);
  const unit = UNITS.get(norm(scan, nounAt));
  // A lone "week" is an amount behind "через", in English it wants "a".
  if (unit === undefined || (number === null && !ARTICLES.has(word) && !LONE.has(word))) return null;
  const count = number ?? 1;
  return count > 0 && count <= MAX_COUNT ? { count, unit, to: nounAt + 1 } : null;
}

function counted(scan: Scan, { count, unit }: Amount, from: number, at: number, to: number): Draft[] | null {
  switch (unit) {
    case 'day':
      return relative(scan, from + count - scan.today, at, to, 0.95);
    case 'week':
      return [{ kind: 'date', day: from + count * 7, via: 'weeks', at, to, confidence: 0.93 }];
    case 'month':
      return [{ kind: 'date', day: addMonths(from, count), via: 'relative', at, to, confidence: 0.88 }];
    default: {
      const { day, hour, minute } = scan.clockAfter(unit === 'hour' ? count * 60 : count);
      const clock = { hour, minute, exact: true, bare: false };
      return [
        { kind: 'date', day, via: 'relative', at, to, confidence: 0.9 },
        { kind: 'moment', clock, at, to, confidence: 0.9 },
      ];
    }
  }
}

function relative(scan: Scan, offset: number, at: number, to: number, confidence: number): Draft[] {
  return [{ kind: 'date', day: scan.today + offset, via: 'relative', at, to, confidence }];
}

function range(first: number, last: number, week: boolean, at: number, to: number): Draft[] {
  return [{ kind: 'dateRange', first, last, week, at, to, confidence: 0.9 }];
}

function nothing(at: number, to: number): Draft[] {
  return [{ kind: 'nothing', at, to, confidence: 1 }];
}

function isDay(scan: Scan, at: number, offset: number): boolean {
  const word = scan.tokens[at]?.calendar;
  return word?.kind === 'day' && word.offset === offset;
}

/** "Thanks, that is all for today": the sentence takes leave and asks for nothing. */
function isFarewell(scan: Scan, at: number): boolean {
  let leaves = norm(scan, at - 1) === 'for' && isOneOf(scan, at - 2, ENOUGH);
  for (let position = sentenceStart(scan, at); position < scan.tokens.length; position += 1) {
    const word = norm(scan, position);
    if (position > at && SENTENCE_ENDS.has(word)) break;
    if (BOOKS.has(word)) return false;
    leaves ||=
      LEAVES.has(word) ||
      (word === 'it' && norm(scan, position + 1) === 'for' && FOR_WHOM.has(norm(scan, position + 2)));
  }
  return leaves;
}

function sentenceStart(scan: Scan, at: number): number {
  let start = at;
  while (start > 0 && at - start < MAX_SENTENCE && !SENTENCE_ENDS.has(norm(scan, start - 1))) start -= 1;
  return start;
}

const BESIDE: readonly (readonly [string[], number])[] = [
  [['накануне'], -1],
  [['the', 'day', 'before'], -1],
  [['на', 'следующий', 'день'], 1],
  [['the', 'next', 'day'], 1],
];
/** A year of days; larger counts are not bookings. */
const MAX_COUNT = 366;
const MAX_SENTENCE = 25;
const SENTENCE_ENDS = words('. ! ? ;');
const YESTERDAY = words('yesterday вчера позавчера вчерашний');
const LAST = words('last past previous прошлый прошлую прошлое прошлой прошлом прошлого прошедшую прошедший');
const SPANS = words(
  'day days week weeks weekend month months year hours неделю неделе недели месяц месяце выходные раз',
);
const AGO = words('назад ago тому');
const ABOUT = words('about around примерно где-то');
const AFTER_THAT = words('после after');
const TIME_NOUNS = words('time');
const DAY_NOUNS = words('день');
const ARTICLES = words('a an one');
const COUPLE = words('couple пару pair');
const OF = words('of');
const LONE = words('день неделю неделю недельку месяц месяцок час часик часок минутку');
const THIS = words('this эту этой эти этих текущей current coming ближайшие ближайших ближайшей');
const NEXT = words('next following следующей следующую следующие следующих след будущей');
const WEEK = words('week неделе неделю недели нед');
const WEEKEND = words('weekend weekends выходные выходных');
const FEMININE = new Map([
  ['две', 2],
  ['одну', 1],
  ['two', 2],
]);
const LEAVES = words('thank thanks all everything help helping bye спасибо else toothache ache pain hurts болит');
const ENOUGH = words('it okay ok good fine set done that');
const FOR_WHOM = words('me today now');
const BOOKS = words(
  'book appointment schedule reserve reservation available availability slot opening free make visit запишите записаться записать окно окошко время места есть можно',
);
const UNITS = new Map<string, Amount['unit']>();
const FORMS: [Amount['unit'], string][] = [
  ['minute', 'минуту минуты минут мин minute minutes mins min'],
  ['hour', 'час часа часов часик часок hour hours hr hrs'],
  ['day', 'день дня дней денек дн day days'],
  ['week', 'неделю недели недель недельку нед week weeks'],
  ['month', 'месяц месяца месяцев month months'],
];
for (const [unit, forms] of FORMS) for (const form of forms.split(' ')) UNITS.set(form, unit);
