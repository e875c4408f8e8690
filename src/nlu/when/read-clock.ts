import { readDayPart, readMeridiem } from './read-day-part.ts';
import {
  Block,
  type Clock,
  type ClockPart,
  isBlocked,
  isOneOf,
  type NumberRead,
  norm,
  readCardinalEnding,
  readNumber,
  readOrdinalEnding,
  type Scan,
  skip,
} from './scan.ts';

export interface ClockRead {
  clock: Clock;
  to: number;
  /** `strong` is a time wherever it stands; `unit` has "o'clock", pm, "вечера"; `medium` (17-30) and `weak` (17) need a lead. */
  strength: 'strong' | 'unit' | 'medium' | 'weak';
  /** A Russian form that does not follow "в". */
  oblique: boolean;
}

/** Reads a clock time at this position, without any preposition before it. */
export function readClock(scan: Scan, at: number): ClockRead | null {
  if (scan.blocks[at] === Block.hard) return null;
  const core =
    readNoon(scan, at) ??
    readSpoken(scan, at) ??
    readRussianHalf(scan, at) ??
    readDigital(scan, at) ??
    readHour(scan, at);
  return core === null ? null : withSuffix(scan, core);
}

function strong(hour: number, minute: number, to: number, exact = false): ClockRead {
  return { clock: { hour, minute, exact, bare: false }, to, strength: 'strong', oblique: false };
}

function readNoon(scan: Scan, at: number): ClockRead | null {
  const word = norm(scan, at);
  if (NOON.has(word)) return strong(12, 0, at + 1, true);
  if (MIDNIGHT.has(word)) return strong(0, 0, at + 1, true);
  return null;
}

/** "half past 3", "quarter to three", "ten minutes past five". */
function readSpoken(scan: Scan, at: number): ClockRead | null {
  const start = isOneOf(scan, at, ARTICLES) ? at + 1 : at;
  const word = norm(scan, start);
  if (word === 'half' && norm(scan, start + 1) !== 'an') {
    const past = norm(scan, start + 1) === 'past';
    const hour = readHourNumber(scan, past ? start + 2 : start + 1);
    return hour === null ? null : strong(hour.value, 30, hour.to);
  }
  const minutes = word === 'quarter' ? { value: 15, to: start + 1 } : readNumber(scan, start);
  if (minutes === null || minutes.value < 1 || minutes.value > 29) return null;
  const linkAt = isOneOf(scan, minutes.to, MINUTES) ? minutes.to + 1 : minutes.to;
  const link = norm(scan, linkAt);
  const isPast = link === 'past' || (link === 'after' && word === 'quarter');
  const isLong = word === 'quarter' || (linkAt > minutes.to && link !== 'before');
  const isTo = TO_HOUR.has(link) && (isLong || isWordTo(scan, start, minutes.value, link));
  if (!isPast && !isTo) return null;
  const hour = readHourNumber(scan, linkAt + 1);
  if (hour === null) return null;
  return isPast
    ? strong(hour.value, minutes.value, hour.to)
    : strong(hourBefore(hour.value), 60 - minutes.value, hour.to);
}

/** "twenty to six" in words; "10 to 5" and "from nine to five" are ranges. */
function isWordTo(scan: Scan, at: number, minutes: number, link: string): boolean {
  const isRange = RANGE_LEADS.has(norm(scan, at - 1)) || isBlocked(scan, at);
  if (link !== 'to' || isRange || minutes % 5 !== 0) return false;
  return minutes > 12 || scan.tokens[at]?.kind === 'word';
}

/** "половина пятого", "полпятого", "четверть седьмого", "без четверти пять", "десять минут третьего". */
function readRussianHalf(scan: Scan, at: number): ClockRead | null {
  const word = norm(scan, at);
  if (HALF.has(word)) {
    const next = norm(scan, at + 1) === '-' ? at + 2 : at + 1;
    const hour = readHourNumber(scan, next);
    return hour?.kind === 'ordinal' ? strong(hourBefore(hour.value), 30, hour.to) : null;
  }
  const half = GLUED_HALVES.get(word);
  if (half !== undefined) return strong(hourBefore(half), 30, at + 1);
  if (word === 'четверть') {
    const hour = readHourNumber(scan, at + 1);
    return hour?.kind === 'ordinal' ? strong(hourBefore(hour.value), 15, hour.to) : null;
  }
  if (word === 'без') return readRussianTo(scan, at + 1);
  const minutes = readNumber(scan, at);
  if (minutes === null || minutes.value > 59 || !isOneOf(scan, minutes.to, MINUTES)) return null;
  const hour = readHourNumber(scan, minutes.to + 1);
  return hour?.kind === 'ordinal' ? strong(hourBefore(hour.value), minutes.value, hour.to) : null;
}

function readRussianTo(scan: Scan, at: number): ClockRead | null {
  const tens = scan.tokens[at]?.number;
  // "без двадцати шесть" is 20 to 6, not 26.
  const isTens = tens?.oblique === true && tens.value >= 20 && scan.tokens[at + 1]?.number?.oblique !== true;
  const minutes = isTens
    ? { value: tens.value, to: at + 1 }
    : norm(scan, at) === 'четверти'
      ? { value: 15, to: at + 1 }
      : readNumber(scan, at);
  if (minutes === null || minutes.value < 1 || minutes.value > 30) return null;
  const hourAt = isOneOf(scan, minutes.to, MINUTES) ? minutes.to + 1 : minutes.to;
  const hour = norm(scan, hourAt) === 'час' ? { value: 1, to: hourAt + 1 } : readHourNumber(scan, hourAt);
  return hour === null ? null : strong(hourBefore(hour.value), 60 - minutes.value, hour.to);
}

/** 15:00, 15.00, 15-00, 15 00, 1500. */
function readDigital(scan: Scan, at: number): ClockRead | null {
  const [first, mark, second] = [scan.tokens[at], scan.tokens[at + 1], scan.tokens[at + 2]];
  if (first?.kind !== 'number') return null;
  const padded = first.text.length === 2 && first.text.startsWith('0');
  if (
    second?.kind === 'number' &&
    second.text.length === 2 &&
    second.value < 60 &&
    isClockHour(first.value, first.text)
  ) {
    const clock: Clock = { hour: first.value, minute: second.value, exact: first.value > 12 || padded, bare: false };
    if (mark?.norm === ':') {
      const seconds = norm(scan, at + 3) === ':' && scan.tokens[at + 4]?.kind === 'number';
      return { clock, to: seconds ? at + 5 : at + 3, strength: 'strong', oblique: false };
    }
    const isTight = mark?.glued === true && second.glued && !hasTail(scan, at + 3);
    if (isTight && (mark.norm === '.' || mark.norm === ';' || mark.norm === ','))
      return { clock, to: at + 3, strength: 'medium', oblique: false };
    if (isTight && mark.norm === '-' && second.value % 5 === 0)
      return { clock, to: at + 3, strength: 'medium', oblique: false };
  }
  if (
    mark?.kind === 'number' &&
    mark.text.length === 2 &&
    first.text.length <= 2 &&
    isClockHour(first.value, first.text)
  ) {
    const isClock =
      mark.value < 60 &&
      mark.value % 5 === 0 &&
      scan.blocks[at + 1] === Block.none &&
      !isDayNumber(scan, at + 1, at + 2);
    if (isClock) {
      const clock: Clock = { hour: first.value, minute: mark.value, exact: first.value > 12 || padded, bare: false };
      return { clock, to: at + 2, strength: 'medium', oblique: false };
    }
  }
  return readMilitary(scan, at);
}

/** "at 1530", "530pm". */
function readMilitary(scan: Scan, at: number): ClockRead | null {
  const token = scan.tokens[at];
  if (token === undefined || (token.text.length !== 3 && token.text.length !== 4)) return null;
  const hour = Math.floor(token.value / 100);
  const minute = token.value % 100;
  const isClock = isClockHour(hour, String(hour)) && minute < 60 && minute % 5 === 0;
  const hasCue =
    readMeridiem(scan, at + 1) !== null || (isOneOf(scan, at - 1, MILITARY_LEADS) && !isOneOf(scan, at + 1, YEARS));
  if (!isClock || !hasCue || scan.tokens[at + 1]?.norm === '.') return null;
  const exact = hour > 12 || token.text.startsWith('0');
  return { clock: { hour, minute, exact, bare: false }, to: at + 1, strength: 'medium', oblique: false };
}

/** "17", "five", "двенадцать тридцать", "13 часов 30 минут", "час". */
function readHour(scan: Scan, at: number): ClockRead | null {
  const word = norm(scan, at);
  if (word === 'час' || word === 'часу') {
    if (isOneOf(scan, at + 1, RUSH)) return null;
    const minutes = readMinuteWords(scan, at + 1);
    const clock: Clock = { hour: 1, minute: minutes?.value ?? 0, exact: false, bare: minutes === null };
    return {
      clock,
      to: minutes?.to ?? at + 1,
      strength: minutes === null ? 'weak' : 'medium',
      oblique: word === 'часу',
    };
  }
  if (isBlocked(scan, at)) return null;
  const hour = readHourNumber(scan, at);
  if (hour === null || hour.kind === 'ordinal' || isDayNumber(scan, at, hour.to)) return null;
  const isWord = scan.tokens[at]?.kind === 'word';
  const unit = isOneOf(scan, hour.to, HOUR_WORDS);
  const minutesAt = unit ? skip(scan, hour.to + 1, norm(scan, hour.to) === 'ч' ? DOT_AND : AND, 1) : hour.to;
  const minutes = isWord || unit ? readMinuteWords(scan, minutesAt) : null;
  if (minutes !== null) {
    const clock: Clock = { hour: hour.value, minute: minutes.value, exact: hour.value > 12, bare: false };
    return { clock, to: minutes.to, strength: unit ? 'strong' : 'medium', oblique: false };
  }
  const padded = scan.tokens[at]?.text.length === 2 && scan.tokens[at]?.text.startsWith('0') === true;
  const clock: Clock = { hour: hour.value, minute: 0, exact: hour.value > 12 || padded, bare: true };
  return { clock, to: hour.to, strength: 'weak', oblique: hour.oblique };
}

function readMinuteWords(scan: Scan, at: number): { value: number; to: number } | null {
  const minutes = readNumber(scan, at);
  if (minutes === null || minutes.kind === 'ordinal' || minutes.oblique) return null;
  if (minutes.value === 0 && minutes.kind === 'cardinal') return readAfterZero(scan, minutes.to);
  const unit = isOneOf(scan, minutes.to, MINUTES);
  const isMinutes =
    minutes.value < 60 &&
    (unit ||
      (minutes.value >= 5 && minutes.value % 5 === 0 && (scan.tokens[at]?.kind === 'word' || minutes.value >= 10)));
  if (!isMinutes || (!unit && (isBlocked(scan, at) || isDayNumber(scan, at, minutes.to)))) return null;
  return { value: minutes.value, to: unit ? minutes.to + 1 : minutes.to };
}

/** "ноль пять", "ноль ноль" */
function readAfterZero(scan: Scan, at: number): { value: number; to: number } | null {
  const digit = readNumber(scan, at);
  return digit?.kind === 'cardinal' && digit.value < 10 ? { value: digit.value, to: digit.to } : null;
}

function readHourNumber(scan: Scan, at: number): NumberRead | null {
  const hour = readNumber(scan, at);
  if (hour === null || hour.value > 24) return null;
  if (hour.kind === 'digits' && (scan.tokens[at]?.text.length ?? 0) > 2) return null;
  if (hour.kind === 'ordinal' && hour.value > 12) return null;
  return hour.kind === 'digits' ? { ...hour, to: readCardinalEnding(scan, hour.to) } : hour;
}

/** o'clock, часов, am/pm, part of the day behind the time. */
function withSuffix(scan: Scan, read: ClockRead): ClockRead {
  let { to, strength } = read;
  const clock = { ...read.clock };
  const clockWord = oClockEnd(scan, to);
  if (clockWord !== null) {
    to = clockWord;
    strength = strength === 'strong' ? 'strong' : 'unit';
  } else if (isOneOf(scan, to, HOUR_WORDS) && (strength === 'weak' || strength === 'medium')) {
    to += scan.tokens[to]?.norm === 'ч' && norm(scan, to + 1) === '.' ? 2 : 1;
    clock.bare = false;
    if (strength === 'weak') strength = 'medium';
  }
  const meridiem = readMeridiem(scan, to);
  if (meridiem !== null && clock.hour <= 12) {
    return {
      ...read,
      to: meridiem.to,
      strength: strength === 'strong' ? 'strong' : 'unit',
      clock: { ...clock, meridiem: meridiem.meridiem, bare: false },
    };
  }
  // 13 pm is still 13:00.
  if (meridiem !== null) return { ...read, to: meridiem.to, strength: 'unit', clock };
  const part = readDayPart(scan, to);
  const startsSomethingElse = scan.tokens[to]?.norm === 'с' || scan.tokens[to]?.norm === 'по';
  if (part === null || part.today || startsSomethingElse) return { ...read, to, strength, clock };
  return {
    ...read,
    to: part.to,
    strength: strength === 'strong' ? 'strong' : 'unit',
    clock: withPart(clock, part.part),
  };
}

/** The clock with a part of the day said next to it. */
export function withPart(clock: Clock, part: ClockPart): Clock {
  return clock.meridiem === undefined && !(clock.exact && clock.hour > 12) ? { ...clock, part, bare: false } : clock;
}

/** "o'clock" as people type it: oclock, o clock, o"clock. */
function oClockEnd(scan: Scan, at: number): number | null {
  const word = norm(scan, at);
  if (word === "o'clock" || word === 'oclock' || word === 'clock') return at + 1;
  if (word !== 'o' && word !== '0') return null;
  const clockAt = scan.tokens[at + 1]?.kind === 'mark' ? at + 2 : at + 1;
  return norm(scan, clockAt) === 'clock' ? clockAt + 1 : null;
}

/** Whether the number belongs to a date: "8 марта", "8th", "8.03", "25 числа". */
export function isDayNumber(scan: Scan, at: number, to: number): boolean {
  if (readOrdinalEnding(scan, to) !== null) return true;
  const next = scan.tokens[to];
  if (next === undefined) return false;
  if (next.norm === 'числа' || next.norm === 'число') return true;
  if (
    next.calendar?.kind === 'month' &&
    (next.calendar.case !== 'english' || next.norm !== 'may' || next.text !== 'may')
  )
    return true;
  const isJoined =
    (next.norm === '.' || next.norm === '/') &&
    next.glued &&
    scan.tokens[to + 1]?.kind === 'number' &&
    scan.tokens[to + 1]?.glued === true;
  return scan.tokens[at]?.kind === 'number' && isJoined;
}

function hasTail(scan: Scan, at: number): boolean {
  const mark = scan.tokens[at];
  const next = scan.tokens[at + 1];
  return mark?.glued === true && '.-/'.includes(mark.norm) && next?.kind === 'number' && next.glued;
}

function isClockHour(value: number, text: string): boolean {
  return text.length <= 2 && value <= 24;
}

function hourBefore(hour: number): number {
  return hour === 1 ? 12 : hour - 1;
}

const ARTICLES = new Set(['a', 'an', 'the']);
const NOON = new Set(['noon', 'midday', 'noontime', 'полдень', 'полудню', 'полудня']);
const MIDNIGHT = new Set(['midnight', 'полночь', 'полуночи']);
const MINUTES = new Set(['минут', 'минуты', 'минуту', 'мин', 'minutes', 'minute', 'mins', 'min']);
const TO_HOUR = new Set(['to', 'till', 'til', 'before', 'of']);
const RANGE_LEADS = new Set(['from', 'between']);
const HALF = new Set(['половина', 'половине', 'половину', 'пол', 'половиной']);
const HOUR_WORDS = new Set(['час', 'часа', 'часов', 'часам', 'часиков', 'ч']);
const DOT_AND = new Set(['и', '.']);
const AND = new Set(['и', 'and']);
const RUSH = new Set(['пик', 'назад']);
const YEARS = new Set(['год', 'году', 'года', 'рублей', 'руб', 'р', 'people', 'dollars']);
const MILITARY_LEADS = new Set(['at', 'в', 'к', 'by']);
const GLUED_HALVES = new Map<string, number>();
for (const [
  index,
  word,
] of 'первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого'
  .split(' ')
  .entries()) {
  GLUED_HALVES.set(`пол${word}`, index + 1);
}
