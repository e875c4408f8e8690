import { addDays, weekdayOf } from '../business/local-date.ts';
import { type Days, dateOf, isDate, lastDays, monthDays, stretchBack, yearDays } from './days.ts';
import { MONTH, monthOf } from './months.ts';

export interface FoundPeriod {
  days: Days;
  /** The text with spaces where the period stood. */
  rest: string;
}

type Groups = (string | undefined)[];
type Rule = [pattern: string, read: (groups: Groups, today: string) => Days | null];

const YEAR = '(?:\\s*(?:,\\s*)?(20\\d\\d)(?:\\s*(?:года|год|г\\.?))?)?';
const DAY = '(\\d{1,2})(?:-?(?:го|е|st|nd|rd|th))?';
const THIS = '(?:эт(?:от|у|ой|ом|а|ого)|текущ\\p{L}+|this|current)';
const LAST = '(?:прошл\\p{L}+|предыдущ\\p{L}+|last|previous)';
const RECENT = '(?:последн\\p{L}+|last|past)';
const UNITS: readonly [string, 'week' | 'month' | 'quarter' | 'year'][] = [
  ['(?:недел\\p{L}*|week)', 'week'],
  ['(?:месяц\\p{L}*|month)', 'month'],
  ['(?:квартал\\p{L}*|quarter)', 'quarter'],
  ['(?:год\\p{L}*|year)', 'year'],
];
const WEEKDAYS: readonly [string, string][] = [
  ['понедельник\\p{L}*|monday', 'mon'],
  ['вторник\\p{L}*|tuesday', 'tue'],
  ['сред(?:а|у|ы|е)|wednesday', 'wed'],
  ['четверг\\p{L}*|thursday', 'thu'],
  ['пятниц\\p{L}+|friday', 'fri'],
  ['суббот\\p{L}+|saturday', 'sat'],
  ['воскресень\\p{L}+|sunday', 'sun'],
];

/** In this order: what says more comes before what it contains. */
const RULES: readonly Rule[] = [
  ['(20\\d\\d-\\d\\d-\\d\\d)\\s*(?:-|по|до|to|until)\\s*(20\\d\\d-\\d\\d-\\d\\d)', ([from, to]) => between(from, to)],
  ['(20\\d\\d-\\d\\d-\\d\\d)', ([day]) => between(day, day)],
  [
    '(\\d\\d?)\\.(\\d\\d)(?:\\.(20\\d\\d))?\\s*(?:-|по|до|to)\\s*(\\d\\d?)\\.(\\d\\d)(?:\\.(20\\d\\d))?',
    ([d1, m1, y1, d2, m2, y2], today) => spanOf([d1, m1, y1 ?? y2], [d2, m2, y2 ?? y1], today),
  ],
  ['(\\d\\d?)\\.(\\d\\d)\\.(20\\d\\d)', ([d, m, y], today) => spanOf([d, m, y], [d, m, y], today)],
  [
    `${DAY}\\s+${MONTH}${YEAR}\\s*(?:-|по|до|to|until)\\s*${DAY}\\s+${MONTH}${YEAR}`,
    ([d1, m1, y1, d2, m2, y2], today) => spanOf([d1, named(m1), y1 ?? y2], [d2, named(m2), y2 ?? y1], today),
  ],
  [
    `${MONTH}\\s+${DAY}${YEAR}\\s*(?:-|to|until)\\s*${MONTH}\\s+${DAY}${YEAR}`,
    ([m1, d1, y1, m2, d2, y2], today) => spanOf([d1, named(m1), y1 ?? y2], [d2, named(m2), y2 ?? y1], today),
  ],
  [
    `${DAY}\\s*(?:-|по|до|to|until)\\s*${DAY}\\s+${MONTH}${YEAR}`,
    ([d1, d2, m, y], today) => spanOf([d1, named(m), y], [d2, named(m), y], today),
  ],
  [
    `(?:с|со|since|from)\\s+${DAY}\\s+${MONTH}${YEAR}`,
    ([d, m, y], today) => until(today, spanOf([d, named(m), y], [d, named(m), y], today)),
  ],
  [
    `(?:since|from)\\s+${MONTH}\\s+${DAY}${YEAR}`,
    ([m, d, y], today) => until(today, spanOf([d, named(m), y], [d, named(m), y], today)),
  ],
  [`${DAY}\\s+${MONTH}${YEAR}`, ([d, m, y], today) => spanOf([d, named(m), y], [d, named(m), y], today)],
  [
    `${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)${YEAR}`,
    ([m, d, y], today) => spanOf([d, named(m), y], [d, named(m), y], today),
  ],
  [
    `${MONTH}\\s+(?:${LAST}\\s+(?:года|year)|(?:of\\s+)?${LAST}\\s+year)`,
    ([m], today) => inMonth(m, Number(today.slice(0, 4)) - 1),
  ],
  [`${MONTH}\\s*(?:of\\s+)?(20\\d\\d)(?:\\s*(?:года|год|г\\.?))?`, ([m, y]) => inMonth(m, Number(y))],
  [`(?:весь\\s+|whole\\s+)?${MONTH}`, ([m], today) => inMonth(m, yearOfMonth(monthOf(m ?? ''), today))],
  ['(?:позавчера|the day before yesterday)', (_, today) => oneDay(addDays(today, -2))],
  ["(?:вчера(?:шний день|шнего дня)?|yesterday(?:'s)?)", (_, today) => oneDay(addDays(today, -1))],
  ["(?:сегодня(?:шний день)?|today(?:'s)?)", (_, today) => oneDay(today)],
  [`${RECENT}\\s+(\\d{1,3})\\s+(?:дн\\p{L}+|день|сут\\p{L}+|days?)`, ([n], today) => some(today, n, 1)],
  [`${RECENT}\\s+(\\d{1,2})\\s+(?:недел\\p{L}+|weeks?)`, ([n], today) => some(today, n, 7)],
  [`${RECENT}\\s+(\\d{1,2})\\s+(?:месяц\\p{L}*|months?)`, ([n], today) => some(today, n, 30)],
  ['за\\s+(\\d{1,3})\\s+(?:дн\\p{L}+|день|сут\\p{L}+)', ([n], today) => some(today, n, 1)],
  ...UNITS.flatMap(([word, unit]): Rule[] => [
    [`${THIS}\\s+${word}`, (_, today) => stretchBack(today, unit, 0)],
    [`${LAST}\\s+${word}`, (_, today) => stretchBack(today, unit, 1)],
    [`позапрошл\\p{L}+\\s+${word}`, (_, today) => stretchBack(today, unit, 2)],
  ]),
  [`(?:${RECENT}\\s+|за\\s+|per\\s+|in a\\s+)(?:недел\\p{L}+|week)`, (_, today) => lastDays(today, 7)],
  [`(?:${RECENT}\\s+|за\\s+)(?:месяц\\p{L}*|month)`, (_, today) => lastDays(today, 30)],
  ['за\\s+квартал', (_, today) => stretchBack(today, 'quarter', 0)],
  [`(?:${RECENT}\\s+|за\\s+)(?:год|year)`, (_, today) => lastDays(today, 365)],
  ['за\\s+(?:день|сутки)', (_, today) => oneDay(today)],
  ['(20\\d\\d)(?:\\s*(?:году|года|год|г\\.?))?', ([y]) => yearDays(Number(y))],
  ...WEEKDAYS.map(([word, day]): Rule => [`(?:${word})`, (_, today) => latest(today, day)]),
];

const COMPILED = RULES.map(([pattern, read]) => ({
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}.])(?:(?:за|в|во|на|с|со|in|on|for|during|over|from|between)\\s+)?(?:the\\s+|весь\\s+|whole\\s+)?${pattern}(?![\\p{L}\\p{N}])`,
    'u',
  ),
  read,
}));

/** The period that a question names, in the local days of who asks; null when it names none. `text` is made simple before. */
export function findPeriod(text: string, today: string): FoundPeriod | null {
  for (const { pattern, read } of COMPILED) {
    const match = pattern.exec(text);
    const days = match && read(match.slice(1), today);
    if (!match || !days) continue;
    const end = match.index + match[0].length;
    return { days, rest: `${text.slice(0, match.index)} ${text.slice(end)}` };
  }
  return null;
}

const oneDay = (day: string): Days => ({ from: day, to: day });

function some(today: string, count: string | undefined, each: number): Days | null {
  const days = Number(count) * each;
  return days >= 1 ? lastDays(today, days) : null;
}

function between(from: string | undefined, to: string | undefined): Days | null {
  return from && to && isDate(from) && isDate(to) ? { from, to } : null;
}

type Written = [day: string | undefined, month: string | undefined, year: string | undefined];

/** Dates without a year are those that were last. */
function spanOf(first: Written, last: Written, today: string): Days | null {
  const end = dayOf(last, today);
  const begin = end && dayOf([first[0], first[1], first[2] ?? undefined], end);
  return begin && end ? { from: begin, to: end } : null;
}

function dayOf([day, month, year]: Written, notAfter: string): string | null {
  const own = Number(notAfter.slice(0, 4));
  const guess = dateOf(year ? Number(year) : own, Number(month), Number(day));
  const found = !year && guess > notAfter ? dateOf(own - 1, Number(month), Number(day)) : guess;
  return isDate(found) ? found : null;
}

const named = (month: string | undefined): string | undefined => monthOf(month ?? '')?.toString();

function inMonth(word: string | undefined, year: number): Days | null {
  const month = monthOf(word ?? '');
  return month === null ? null : monthDays(year, month);
}

/** Without a year it is the last one that has begun. */
const yearOfMonth = (month: number | null, today: string): number =>
  Number(today.slice(0, 4)) - ((month ?? 1) > Number(today.slice(5, 7)) ? 1 : 0);

const until = (today: string, days: Days | null): Days | null => days && { from: days.from, to: today };

function latest(today: string, weekday: string): Days {
  let day = today;
  while (weekdayOf(day) !== weekday) day = addDays(day, -1);
  return oneDay(day);
}
