import type { Weekday } from '../../domain/business/hours.ts';

/** Months and weekdays as people write them, small letters, both languages. */

const MONTHS: readonly string[] = [
  'январ(?:я|е|ь)|янв|january|jan',
  'феврал(?:я|е|ь)|фев|february|feb',
  'март(?:а|е)?|мар|march|mar',
  'апрел(?:я|е|ь)|апр|april|apr',
  'ма[яей]|may',
  'июн(?:я|е|ь)|june|jun',
  'июл(?:я|е|ь)|july|jul',
  'август(?:а|е)?|авг|august|aug',
  'сентябр(?:я|е|ь)|сент?|september|sept?',
  'октябр(?:я|е|ь)|окт|october|oct',
  'ноябр(?:я|е|ь)|нояб?|november|nov',
  'декабр(?:я|е|ь)|дек|december|dec',
];
const MONTH_PATTERNS = MONTHS.map((month) => new RegExp(`^(?:${month})$`));
export const MONTH_WORD = `(?:${MONTHS.join('|')})(?!\\p{L})\\.?`;
export const MONTH_GENITIVE = '(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)';

/** 1 to 12, or 0 for a word that is no month. */
export const monthNumber = (word: string): number =>
  MONTH_PATTERNS.findIndex((pattern) => pattern.test(word.replace(/\.$/, ''))) + 1;

const WEEKDAYS: readonly [Weekday, RegExp][] = [
  ['mon', /(?<!\p{L})(?:понедельник\p{L}*|пн|mondays?|mon)(?!\p{L})/u],
  ['tue', /(?<!\p{L})(?:вторник\p{L}*|вт|tuesdays?|tue)(?!\p{L})/u],
  ['wed', /(?<!\p{L})(?:сред(?:а|у|ы|е|ам)|ср|wednesdays?|wed)(?!\p{L})/u],
  ['thu', /(?<!\p{L})(?:четверг\p{L}*|чт|thursdays?|thu)(?!\p{L})/u],
  ['fri', /(?<!\p{L})(?:пятниц\p{L}*|пт|fridays?|fri)(?!\p{L})/u],
  ['sat', /(?<!\p{L})(?:суббот\p{L}*|сб|saturdays?)(?!\p{L})/u],
  ['sun', /(?<!\p{L})(?:воскресень\p{L}*|вс|sundays?)(?!\p{L})/u],
];

/** The weekdays named in a normalised text. */
export const weekdaysIn = (text: string): Weekday[] =>
  WEEKDAYS.filter(([, word]) => word.test(text)).map(([day]) => day);

const RELATIVE: readonly [number, RegExp][] = [
  [0, /(?<!\p{L})(?:сегодня|today|tonight)(?!\p{L})/u],
  [1, /(?<!\p{L})(?:завтра|(?<!after )tomorrow)(?!\p{L})/u],
  [2, /(?<!\p{L})(?:послезавтра|day after tomorrow)(?!\p{L})/u],
];

/** Days from today that the text names: `[1]` for "завтра". */
export const relativeDaysIn = (text: string): number[] =>
  RELATIVE.filter(([, word]) => word.test(text)).map(([days]) => days);
