import {
  CLOCK_LEADS,
  isAfterDate,
  MAY_FOLLOW_ALONE,
  mayAnswer,
  mayEndHour,
  mayStandAlone,
  readsAsNearDate,
} from './clock-bounds.ts';
import { dayPart } from './day-part-rule.ts';
import { readClock, withPart } from './read-clock.ts';
import { isGreeting, readDayPart } from './read-day-part.ts';
import { type Draft, isOneOf, norm, type Rule, type Scan, skip } from './scan.ts';
import { timeRangeRules } from './time-range-rules.ts';
import { words } from './word-sets.ts';

/** Clock times, ranges of them and parts of the day; ranges first, they contain times. */
export const clockRules: Rule[] = [...timeRangeRules, partThenClock, clockAfterLead, clockAlone, dayPart];

/** "afternoon 2:30", "the evening at 5", "вечером в 7", "утром часов в 11". */
function partThenClock(scan: Scan, at: number): Draft[] | null {
  const part = readDayPart(scan, at);
  if (part === null || isGreeting(scan, at, part.to)) return null;
  const start = skip(scan, part.to, PART_LINKS, 4);
  const read = readClock(scan, start);
  if (read === null || read.clock.part !== undefined) return null;
  const isLed = start > part.to;
  const mayBeHour = mayEndHour(scan, read.to) && (isLed || part.part !== 'night');
  if (read.strength === 'weak' && !mayBeHour) return null;
  const time: Draft = { kind: 'time', clock: withPart(read.clock, part.part), at, to: read.to, confidence: 0.95 };
  return part.today ? [{ kind: 'date', day: scan.today, via: 'relative', at, to: at, confidence: 0.85 }, time] : [time];
}

/** "at 5", "в 17", "часов в 11", "к двум", "make it 4": the words before turn a bare number into an hour. */
function clockAfterLead(scan: Scan, at: number): Draft[] | null {
  const start = skip(scan, at, CLOCK_LEADS, 4);
  if (start === at) return null;
  const partBetween = readDayPart(scan, start);
  if (partBetween !== null) return null;
  const read = readClock(scan, start);
  if (read === null) return null;
  const lead = norm(scan, start - 1);
  if (read.strength === 'weak') {
    const follows = ASK_TO_BE_ALONE.has(lead) ? mayStandAlone(scan, read.to) : mayEndHour(scan, read.to);
    if (!follows || (read.oblique && (lead === 'в' || lead === 'на')) || isPoorHour(scan, start, lead)) return null;
  }
  if (lead !== 'в' && lead !== 'at' && readsAsNearDate(scan, start)) return null;
  if (read.strength === 'medium' && lead === 'на' && read.clock.bare) return null;
  return [{ kind: 'time', clock: read.clock, at, to: read.to, confidence: read.strength === 'weak' ? 0.85 : 0.95 }];
}

/** A time that needs no lead: 15:00, "half past 3", "5 pm", "5 вечера"; a weaker one behind a date or as the answer. */
function clockAlone(scan: Scan, at: number): Draft[] | null {
  const read = readClock(scan, at);
  if (read === null || isPronoun(scan, at, read.to)) return null;
  const time = (confidence: number): Draft[] => [{ kind: 'time', clock: read.clock, at, to: read.to, confidence }];
  if (read.strength === 'strong' || read.strength === 'unit') return time(0.96);
  const isWhole = (at === 0 && mayStandAlone(scan, read.to)) || isOneOf(scan, at - 1, TIME_WORDS);
  const isSecond = scan.last?.kind === 'time' && isOneOf(scan, at - 1, SECOND_LEADS);
  const isMedium = read.strength === 'medium';
  if (isMedium && (isWhole || isAfterDate(scan, at) || scan.expects === 'time' || readsAsTimeOnly(scan, at)))
    return time(0.85);
  const isDirect = scan.last !== null && scan.last.to === at && isAfterDate(scan, at);
  if (
    read.strength === 'weak' &&
    (isDirect || isSecond || (scan.expects === 'time' && mayAnswer(scan, at))) &&
    mayStandAlone(scan, read.to)
  )
    return time(0.75);
  return null;
}

/** "Get me one in the afternoon 2:15", "do you have one for two pm": the one is a visit. */
function isPronoun(scan: Scan, at: number, to: number): boolean {
  if (norm(scan, at) !== 'one') return false;
  if (norm(scan, to) === 'for') return true;
  const clock = readClock(scan, skip(scan, to, AFTER_VISIT));
  return clock?.strength === 'strong' || clock?.strength === 'unit';
}

/** "13.30" and "12-45" cannot be day and month. */
function readsAsTimeOnly(scan: Scan, at: number): boolean {
  const [first, mark, second] = scan.tokens.slice(at, at + 3);
  const isPair = first?.kind === 'number' && second?.kind === 'number' && (mark?.norm === '-' || mark?.norm === '.');
  return (
    isPair &&
    // In English a dot is more often money: "it only gave me 20.00".
    (mark?.norm === '-' || scan.locale === 'ru') &&
    first.text.length === 2 &&
    first.value >= 8 &&
    first.value <= 22 &&
    scan.blocks[at] === 0 &&
    scan.blocks[at + 2] === 0 &&
    second.value % 15 === 0
  );
}

/** "в одной", "at one of": a one without a unit is rarely an hour. */
function isPoorHour(scan: Scan, at: number, lead: string): boolean {
  const token = scan.tokens[at];
  if (token?.norm === 'час') return lead === 'на' && !isAfterDate(scan, at - 1);
  if (lead === 'by' && norm(scan, at - 2) === 'divided') return true;
  if (lead === 'for' && !isBookedFor(scan, at - 2)) return true;
  if (token?.kind === 'word' && token.number?.value === 1) return true;
  if (token?.kind === 'word' && token.number !== null && ASK_TO_BE_ALONE.has(lead))
    return !MAY_FOLLOW_ALONE.has(norm(scan, at + 1)) && norm(scan, at + 1) !== '';
  return false;
}

/** "Book it for 4" is a time, "a cut for 2" is for two people. */
function isBookedFor(scan: Scan, at: number): boolean {
  return isOneOf(scan, at, BOOKED_FOR) || (scan.tokens[at]?.calendar ?? null) !== null;
}

/** Leads with so many other uses that the number must stand alone behind them. */
const ASK_TO_BE_ALONE = words('на for it hour time about');
const BOOKED_FOR = words('it that me appointment time slot schedule scheduled set rescheduled');
const PART_LINKS = words('at by around about , in the в во к ко часов часа часиков часам около где-то примерно на of');
const AFTER_VISIT = words('for at around about by');
const TIME_WORDS = words('time время времени часам устроит устраивает подойдет подходит удобно');
/** "11 занято? тогда 12". */
const SECOND_LEADS = words('тогда или лучше then or rather');
