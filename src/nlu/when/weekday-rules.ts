import { addMonths, daysInMonth, fromEpochDay, mondayOf, toEpochDay, weekdayOf } from './civil-date.ts';
import { isMoveFromTo } from './move-words.ts';
import { type Draft, isOneOf, norm, type Rule, type Scan } from './scan.ts';
import { words } from './word-sets.ts';

/** Weekdays with and without "next", and whole months. */
export const weekdayRules: Rule[] = [everyWeekday, weekdaySpan, weekday, wholeMonth];

/** "каждую пятницу", "every Monday": a habit, not a date. */
function everyWeekday(scan: Scan, at: number): Draft[] | null {
  const isHabit = isOneOf(scan, at, EVERY) && scan.tokens[at + 1]?.calendar?.kind === 'weekday';
  return isHabit ? [{ kind: 'nothing', at, to: at + 2, confidence: 1 }] : null;
}

/** "с понедельника по среду", "Monday to Wednesday". */
function weekdaySpan(scan: Scan, at: number): Draft[] | null {
  const from = scan.tokens[at]?.calendar;
  if (from?.kind !== 'weekday' || !RANGE_LINKS.has(norm(scan, at + 1))) return null;
  const until = scan.tokens[at + 2]?.calendar;
  if (until?.kind !== 'weekday') return null;
  const isRange = norm(scan, at + 1) !== 'and' || norm(scan, at - 1) === 'between';
  if (!isRange || isMoveFromTo(scan, at - 1, at + 1)) return null;
  const first = comingWeekday(scan.today, from.number);
  const days = (until.number - from.number + 7) % 7;
  return days === 0
    ? null
    : [{ kind: 'dateRange', first, last: first + days, week: false, at, to: at + 3, confidence: 0.85 }];
}

function weekday(scan: Scan, at: number): Draft[] | null {
  const word = scan.tokens[at]?.calendar;
  if (word?.kind === 'weekday') {
    if (word.shy && !hasTimeNeighbour(scan, at)) return null;
    const dotted =
      norm(scan, at + 1) === '.' && scan.tokens[at]?.norm.length === 2 && scan.tokens[at + 2] !== undefined;
    const to = dotted ? at + 2 : at + 1;
    return [
      {
        kind: 'date',
        day: comingWeekday(scan.today, word.number),
        via: 'weekday',
        at,
        to,
        confidence: word.sure ? 0.94 : 0.8,
      },
    ];
  }
  return qualified(scan, at);
}

/** "next Friday" is the one of the next calendar week, "this" and "coming" the nearest. */
function qualified(scan: Scan, at: number): Draft[] | null {
  const which = norm(scan, at);
  const nounAt =
    which === 'this' && isOneOf(scan, at + 1, NEAREST) ? at + 2 : norm(scan, at + 1) === '.' ? at + 2 : at + 1;
  const noun = scan.tokens[nounAt]?.calendar;
  if (noun?.kind !== 'weekday') return null;
  const confidence = noun.sure ? 0.94 : 0.8;
  if (NEXT.has(which)) {
    const day = mondayOf(scan.today) + 7 + noun.number - 1;
    return [{ kind: 'date', day, via: 'qualifiedWeekday', at, to: nounAt + 1, confidence }];
  }
  if (!THIS.has(which) && !NEAREST.has(which)) return null;
  const ahead = (noun.number - weekdayOf(scan.today) + 7) % 7;
  return [{ kind: 'date', day: scan.today + ahead, via: 'qualifiedWeekday', at, to: nounAt + 1, confidence }];
}

/** "в декабре", "на март", "in May": any day of the month. "К Марте" and "may I" do not get here. */
function wholeMonth(scan: Scan, at: number): Draft[] | null {
  const token = scan.tokens[at];
  const month = token?.calendar;
  if (token === undefined || month?.kind !== 'month' || month.case === 'genitive' || !month.sure) return null;
  const lead = norm(scan, at - 1);
  const isNamed = month.case === 'other' ? RU_MONTH_LEADS.has(lead) : EN_MONTH_LEADS.has(lead) && token.text !== 'may';
  if (!isNamed) return null;
  const { year, month: current } = fromEpochDay(scan.today);
  const targetYear = month.number < current ? year + 1 : year;
  const first = toEpochDay(targetYear, month.number, 1) ?? scan.today;
  const last = addMonths(first, 0) + daysInMonth(targetYear, month.number) - 1;
  return [
    { kind: 'dateRange', first: Math.max(first, scan.today), last, week: false, at, to: at + 1, confidence: 0.85 },
  ];
}

/** Said on a Monday, a bare "Monday" means the next one: for today people say today. */
export function comingWeekday(today: number, number: number): number {
  const ahead = (number - weekdayOf(today) + 7) % 7;
  return today + (ahead === 0 ? 7 : ahead);
}

/** "Sat", "sun", "wed": days only beside a preposition or a number, or as the whole message. */
function hasTimeNeighbour(scan: Scan, at: number): boolean {
  if (RU_WEEKDAY_LEADS.has(norm(scan, at - 1))) return true;
  // «Пон» alone is short for «понятно».
  if (norm(scan, at) === 'пон') return false;
  if (scan.tokens.length <= 2) return true;
  if (isOneOf(scan, at - 1, EN_WEEKDAY_LEADS)) return norm(scan, at - 1) !== 'the' || scan.tokens[at]?.text !== 'sun';
  const next = scan.tokens[at + 1];
  if (next === undefined) return scan.tokens[at]?.text !== scan.tokens[at]?.norm;
  return next.kind === 'number' || AFTER_SHORT.has(next.norm) || next.calendar?.kind === 'month';
}

const EVERY = words('every each каждую каждый каждое каждая любую любой');
const RANGE_LINKS = words('- по to till until through до and');
const THIS = words('this эту этот это этой этом');
const NEAREST = words('coming upcoming nearest ближайшую ближайший ближайшее ближайшая ближайшей');
const NEXT = words(
  'next following следующую следующий следующее следующая следующей след следущую следущий следущее будущую будущий',
);
const RU_MONTH_LEADS = words('в на');
const EN_MONTH_LEADS = words('in for during');
const RU_WEEKDAY_LEADS = words('в на к до с');
const EN_WEEKDAY_LEADS = words('on this next for by coming until from to or');
const AFTER_SHORT = words('at morning afternoon evening noon or the after before around next this');
