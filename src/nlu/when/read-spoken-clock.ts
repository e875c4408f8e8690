import type { ClockRead } from './clock-read.ts';
import { isBlocked, isOneOf, type NumberRead, norm, readCardinalEnding, readNumber, type Scan } from './scan.ts';

/** Times told in words that need no digits: noon, "half past 3", "quarter to three", "половина пятого", "без четверти пять". */
export function readSpokenClock(scan: Scan, at: number): ClockRead | null {
  return readNoon(scan, at) ?? readSpoken(scan, at) ?? readRussianHalf(scan, at);
}

/** An hour from 0 to 24 as a number, a count or an ordinal up to the twelfth. */
export function readHourNumber(scan: Scan, at: number): NumberRead | null {
  const hour = readNumber(scan, at);
  if (hour === null || hour.value > 24) return null;
  if (hour.kind === 'digits' && (scan.tokens[at]?.text.length ?? 0) > 2) return null;
  if (hour.kind === 'ordinal' && hour.value > 12) return null;
  return hour.kind === 'digits' ? { ...hour, to: readCardinalEnding(scan, hour.to) } : hour;
}

/** Words for minutes in both languages. */
export const MINUTES = new Set(['минут', 'минуты', 'минуту', 'мин', 'minutes', 'minute', 'mins', 'min']);

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

function hourBefore(hour: number): number {
  return hour === 1 ? 12 : hour - 1;
}

const ARTICLES = new Set(['a', 'an', 'the']);
const NOON = new Set(['noon', 'midday', 'noontime', 'полдень', 'полудню', 'полудня']);
const MIDNIGHT = new Set(['midnight', 'полночь', 'полуночи']);
const TO_HOUR = new Set(['to', 'till', 'til', 'before', 'of']);
const HALF = new Set(['половина', 'половине', 'половину', 'пол', 'половиной']);
const RANGE_LEADS = new Set(['from', 'between']);
const GLUED_HALVES = new Map<string, number>();
for (const [
  index,
  word,
] of 'первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого'
  .split(' ')
  .entries()) {
  GLUED_HALVES.set(`пол${word}`, index + 1);
}
