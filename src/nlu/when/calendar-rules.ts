import { daysInMonth, fromEpochDay, nearestDayOfMonth, nearestMonthDay, toEpochDay } from './civil-date.ts';
import { mayAnswer } from './clock-bounds.ts';
import { dated } from './dated.ts';
import {
  type Draft,
  isBlocked,
  isOneOf,
  type NumberRead,
  norm,
  type Rule,
  readNumber,
  readOrdinalEnding,
  type Scan,
} from './scan.ts';
import { words } from './word-sets.ts';

/** Dates by day, month and year, the most telling form first. */
export const calendarRules: Rule[] = [dayAndMonth, monthAndDay, dayOfThisMonth, ordinalDay, plainDay];

/** "8 марта", "the 8th of March 2019", "восьмого марта", "26 или 27 ноября", "с 5 по 8 декабря". */
function dayAndMonth(scan: Scan, at: number): Draft[] | null {
  const isLed = isOneOf(scan, at, RANGE_LEADS);
  const start = isLed ? at + 1 : at;
  const first = readDay(scan, start);
  if (first === null) return null;
  const month = isLed ? null : readMonth(scan, first.to, first.kind);
  if (month !== null) return monthDate(scan, month.number, first.value, at, month.to, month.sure ? 0.96 : 0.85);
  return twoDays(scan, at, start, first, isLed);
}

/** Two days with one month behind them: a range, a choice, or with "с 5 на 7 декабря" an old and a new date. */
function twoDays(scan: Scan, at: number, start: number, first: NumberRead, isLed: boolean): Draft[] | null {
  const link = norm(scan, first.to);
  const isPair = CHOICE_LINKS.has(link) || (isLed && link === 'на');
  if (!RANGE_LINKS.has(link) && !isPair) return null;
  const second = readDay(scan, first.to + 1);
  const shared = second === null ? null : readMonth(scan, second.to, second.kind);
  if (second === null || shared === null) return null;
  if (!isPair) return dateSpan(scan, shared.number, first.value, second.value, at, shared.to);
  const one = monthDate(scan, shared.number, first.value, start, first.to, 0.9);
  const other = monthDate(scan, shared.number, second.value, first.to + 1, shared.to, 0.9);
  return one === null || other === null ? null : [...one, ...other];
}

/** "March 8", "March 8th, 2019", "May 5-8". */
function monthAndDay(scan: Scan, at: number): Draft[] | null {
  const month = scan.tokens[at]?.calendar;
  if (month?.kind !== 'month' || month.case === 'genitive') return null;
  const dayAt = norm(scan, at + 1) === 'the' || norm(scan, at + 1) === '.' ? at + 2 : at + 1;
  const day = readDay(scan, dayAt);
  if (day === null || norm(scan, day.to) === ':') return null;
  if (day.kind === 'cardinal' && scan.tokens[dayAt]?.kind === 'word' && month.case === 'other') return null;
  const secondAt = day.to + 1;
  const second = norm(scan, day.to) === '-' ? readDay(scan, secondAt) : null;
  if (second !== null && norm(scan, second.to) !== ':')
    return dateSpan(scan, month.number, day.value, second.value, at, second.to);
  return monthDate(scan, month.number, day.value, at, day.to, month.sure ? 0.96 : 0.85);
}

/** "the 10th of this month", "25 числа", "5 числа следующего месяца". */
function dayOfThisMonth(scan: Scan, at: number): Draft[] | null {
  const day = readDay(scan, at);
  if (day === null) return null;
  const hasWord = norm(scan, day.to) === 'числа' || norm(scan, day.to) === 'число';
  const tail = hasWord ? day.to + 1 : day.to;
  const whichAt = norm(scan, tail) === 'of' ? tail + 1 : tail;
  const which = norm(scan, whichAt) === 'the' ? whichAt + 1 : whichAt;
  if (isOneOf(scan, which + 1, MONTH_NOUNS) && (THIS.has(norm(scan, which)) || NEXT.has(norm(scan, which)))) {
    const { year, month } = fromEpochDay(scan.today);
    const index = month - 1 + (NEXT.has(norm(scan, which)) ? 1 : 0);
    return dated(scan, toEpochDay(year + Math.floor(index / 12), (index % 12) + 1, day.value), at, which + 2, 0.96);
  }
  if (norm(scan, whichAt) === 'the' && norm(scan, which) === 'month')
    return dated(scan, nearestDayOfMonth(scan.today, day.value), at, which + 1, 0.93);
  return hasWord ? dated(scan, nearestDayOfMonth(scan.today, day.value), at, tail, 0.93) : null;
}

/** "the 14th", "8го", "восьмого": an ordinal that nothing else makes the number of a floor or a visit. */
function ordinalDay(scan: Scan, at: number): Draft[] | null {
  const day = readDay(scan, at);
  if (day === null || day.kind !== 'ordinal' || isBlocked(scan, at)) return null;
  const before = norm(scan, at - 1);
  const isDigits = scan.tokens[at]?.kind === 'number';
  if (
    !isDigits &&
    !DAY_LEADS.has(before === 'the' ? norm(scan, at - 2) : before) &&
    at > 0 &&
    !isAfterCalendar(scan, at)
  )
    return null;
  if (!isDigits && at === 0 && norm(scan, day.to) === '') return null;
  if (NOT_A_DAY_AFTER.has(before) || !mayFollowDay(scan, day.to)) return null;
  return dated(scan, nearestDayOfMonth(scan.today, day.value), at, day.to, isDigits ? 0.92 : 0.8);
}

/** "воскресенье 29" when the 29th is a Sunday; "на 28"; a bare 28 as the answer to "which day?". */
function plainDay(scan: Scan, at: number): Draft[] | null {
  const token = scan.tokens[at];
  if (token?.kind !== 'number' || token.text.length > 2 || isBlocked(scan, at) || !mayFollowDay(scan, at + 1))
    return null;
  const day = nearestDayOfMonth(scan.today, token.value);
  if (day === null || token.value < 1) return null;
  const last = scan.last;
  // "Среда 16-00" is four in the afternoon.
  const isClock = norm(scan, at + 1) === '-' && scan.tokens[at + 2]?.glued === true;
  if (last?.kind === 'date' && last.via === 'weekday' && last.to === at && (day - last.day) % 7 === 0 && !isClock)
    return dated(scan, day, at, at + 1, 0.9);
  const isLed = norm(scan, at - 1) === 'числа';
  const isBesideClock =
    at === 0 && token.value > 24 && norm(scan, at + 1) === 'в' && scan.tokens[at + 2]?.kind === 'number';
  if (isLed || isBesideClock) return dated(scan, day, at, at + 1, 0.8);
  if (norm(scan, at - 1) === 'на' && token.value > 24) return dated(scan, day, at, at + 1, 0.7);
  const isDecimal = '.,'.includes(norm(scan, at + 1) || ' ') && scan.tokens[at + 2]?.glued === true;
  const isOfClock = norm(scan, at - 1) === ':' || norm(scan, at + 1) === ':' || isDecimal;
  const isAnswer = scan.expects === 'date' && !isOfClock && mayAnswer(scan, at) && !isOneOf(scan, at - 1, CLOCK_LEADS);
  return isAnswer ? dated(scan, day, at, at + 1, 0.7) : null;
}

/** A day of the month: 8, 8th, 8-го, "восьмого", "eighth". */
function readDay(scan: Scan, at: number): NumberRead | null {
  const number = readNumber(scan, at);
  if (number === null || number.value < 1 || number.value > 31) return null;
  if (number.kind !== 'digits') return number;
  if (scan.blocks[at] === 2 || (scan.tokens[at]?.text.length ?? 0) > 2) return null;
  const ending = readOrdinalEnding(scan, number.to);
  return ending === null ? number : { ...number, to: ending, kind: 'ordinal' };
}

/** The month behind a day. "3 may" and "2 march" in English want an ordinal or a capital: both words are also verbs. */
function readMonth(
  scan: Scan,
  at: number,
  kind: NumberRead['kind'],
): { number: number; to: number; sure: boolean } | null {
  const of =
    norm(scan, at) === 'of' || (norm(scan, at) === 'числа' && scan.tokens[at + 1]?.calendar?.kind === 'month')
      ? at + 1
      : at;
  const monthAt = norm(scan, of) === '-' ? of + 1 : of;
  const token = scan.tokens[monthAt];
  const month = token?.calendar;
  if (token === undefined || month?.kind !== 'month' || month.case === 'other') {
    // Voice typing and haste leave the nominative: "3 декабрь".
    if (token === undefined || month?.kind !== 'month' || token.norm === 'марту' || token.norm === 'маю') return null;
  }
  if (VERB_MONTHS.has(token.text) && kind !== 'ordinal' && of === at) return null;
  const dotted = norm(scan, monthAt + 1) === '.' && token.norm.length <= 5 && scan.tokens[monthAt + 1]?.glued === true;
  return {
    number: month.number,
    to: dotted && scan.tokens[monthAt + 2] !== undefined ? monthAt + 2 : monthAt + 1,
    sure: month.sure,
  };
}

/** Day and month, with a year when one stands behind. */
function monthDate(scan: Scan, month: number, day: number, at: number, to: number, confidence: number): Draft[] | null {
  const yearAt = norm(scan, to) === ',' || norm(scan, to) === 'of' ? to + 1 : to;
  const year = scan.tokens[yearAt];
  if (
    year?.kind === 'number' &&
    year.text.length === 4 &&
    year.text.startsWith('20') &&
    norm(scan, yearAt + 1) !== ':'
  ) {
    const hasWord = YEAR_WORDS.has(norm(scan, yearAt + 1));
    return dated(scan, toEpochDay(year.value, month, day), at, hasWord ? yearAt + 2 : yearAt + 1, 0.98);
  }
  return dated(scan, nearestMonthDay(scan.today, month, day), at, to, confidence);
}

function dateSpan(scan: Scan, month: number, first: number, last: number, at: number, to: number): Draft[] | null {
  const from = nearestMonthDay(scan.today, month, first);
  if (from === null || last <= first) return null;
  const { year } = fromEpochDay(from);
  const until = toEpochDay(year, month, Math.min(last, daysInMonth(year, month)));
  return until === null
    ? null
    : [{ kind: 'dateRange', first: from, last: until, week: false, at, to, confidence: 0.9 }];
}

/** An ordinal followed by a noun numbers that noun, so only a few words may follow. */
function mayFollowDay(scan: Scan, at: number): boolean {
  const token = scan.tokens[at];
  if (token === undefined || token.kind !== 'word' || token.calendar !== null) return token?.norm !== '%';
  return token.number !== null || MAY_FOLLOW_DAY.has(token.norm);
}

function isAfterCalendar(scan: Scan, at: number): boolean {
  const before = norm(scan, at - 1) === 'the' || norm(scan, at - 1) === ',' ? at - 2 : at - 1;
  return (scan.tokens[before]?.calendar ?? null) !== null;
}

const RANGE_LEADS = words('с со from between от');
const RANGE_LINKS = words('- по to till until through до');
const CHOICE_LINKS = words('или or и and ,');
const MONTH_NOUNS = words('month месяца месяце');
const THIS = words('this current этого текущего');
const NEXT = words('next следующего');
const VERB_MONTHS = words('may march');
const YEAR_WORDS = words('года г год');
const CLOCK_LEADS = words('в во at к к с с после до');
const DAY_LEADS = words('on for by until till to на до после с к от или и либо давайте запишите лучше');
const NOT_A_DAY_AFTER = words('для у my your his her their our this that');
const MAY_FOLLOW_DAY = words(
  'at on in by around after before from is if for please pls would works work could can should will instead and or to with about between until till sometime anytime any maybe perhaps preferably possibly morning afternoon evening noon early late today it as but so because when where then thanks thank ok okay sounds seems looks was are i we do does has have there only not during would be may that of this around right sir exactly в во на к ко с со у и или по до после около днем утром вечером утра вечера есть можно нельзя пожалуйста плиз будет свободно свободна свободен удобно мне нам если а но не да нет ли тоже запишите записаться записать хочу могу смогу подойдет подходит устроит окно окошко окна место места время работаете вы часов часа часиков где лучше либо только обед пораньше попозже ближе',
);
