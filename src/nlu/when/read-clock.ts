import type { ClockRead } from './clock-read.ts';
import { readDayPart, readMeridiem } from './read-day-part.ts';
import { MINUTES, readHourNumber, readSpokenClock } from './read-spoken-clock.ts';
import {
  Block,
  type Clock,
  type ClockPart,
  isBlocked,
  isOneOf,
  norm,
  readNumber,
  readOrdinalEnding,
  type Scan,
  skip,
} from './scan.ts';

/** Reads a clock time at this position, without any preposition before it. */
export function readClock(scan: Scan, at: number): ClockRead | null {
  if (scan.blocks[at] === Block.hard) return null;
  const core = readSpokenClock(scan, at) ?? readDigital(scan, at) ?? readHour(scan, at);
  return core === null ? null : withSuffix(scan, core);
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
    // In English a dot is more often money: "can you do it for 12.50".
    const isMoney = scan.locale === 'en' && mark?.norm === '.' && second.value % 15 !== 0;
    if (
      isTight &&
      !(isMoney && readMeridiem(scan, at + 3) === null) &&
      (mark.norm === '.' || mark.norm === ';' || mark.norm === ',')
    )
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
    readMeridiem(scan, at + 1) !== null ||
    (token.text.length === 4 && isOneOf(scan, at - 1, MILITARY_LEADS) && !isOneOf(scan, at + 1, YEARS));
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

const HOUR_WORDS = new Set(['час', 'часа', 'часов', 'часам', 'часиков', 'ч']);
const DOT_AND = new Set(['и', '.']);
const AND = new Set(['и', 'and']);
const RUSH = new Set(['пик', 'назад']);
const YEARS = new Set(['год', 'году', 'года', 'рублей', 'руб', 'р', 'people', 'dollars']);
const MILITARY_LEADS = new Set(['at', 'в', 'к', 'by']);
