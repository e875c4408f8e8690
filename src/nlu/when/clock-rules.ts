import { nearestMonthDay } from './civil-date.ts';
import { type ClockRead, readClock, withPart } from './read-clock.ts';
import { isGreeting, readDayPart } from './read-day-part.ts';
import { type Clock, type Draft, isOneOf, norm, type Rule, reads, type Scan, skip } from './scan.ts';

/** Clock times, ranges of them and parts of the day; ranges first, they contain times. */
export const clockRules: Rule[] = [between, boundary, dash, partThenClock, clockAfterLead, clockAlone, dayPart];

/** "between 2 and 4", "с 14 до 16", "from 2 to 4 pm". */
function between(scan: Scan, at: number): Draft[] | null {
  if (!BETWEEN.has(norm(scan, at))) return null;
  const first = readClock(scan, skip(scan, at + 1, FILLERS));
  if (first === null || !isOneOf(scan, first.to, RANGE_LINKS)) return null;
  const second = readClock(scan, skip(scan, first.to + 1, FILLERS));
  if (second === null) return null;
  return isMove(scan, at, first.to) ? twoTimes(first, second, at) : timeSpan(first, second, at);
}

/** "move it from 2 to 4": an old time and a new one. */
function isMove(scan: Scan, at: number, linkAt: number): boolean {
  if (norm(scan, at) !== 'from' || norm(scan, linkAt) !== 'to') return false;
  for (let before = Math.max(0, at - 8); before < at; before += 1) if (isOneOf(scan, before, MOVES)) return true;
  return false;
}

function twoTimes(first: ClockRead, second: ClockRead, at: number): Draft[] {
  return [
    { kind: 'time', clock: first.clock, at, to: first.to, confidence: 0.85 },
    { kind: 'time', clock: second.clock, at: first.to, to: second.to, confidence: 0.85 },
  ];
}

/** "после 6", "not before 19", "до 5", "no later than noon". */
function boundary(scan: Scan, at: number): Draft[] | null {
  for (const [phrase, side] of BOUNDARIES) {
    if (!reads(scan, at, ...phrase)) continue;
    const start = skip(scan, at + phrase.length, FILLERS, 3);
    if (readsAsNearDate(scan, start)) return null;
    const read = readClock(scan, start) ?? afterPart(scan, start);
    if (read === null || (read.strength === 'weak' && !mayEndHour(scan, read.to))) return null;
    const edge = side === 'from' ? { from: read.clock } : { until: read.clock };
    return [{ kind: 'timeRange', ...edge, at, to: read.to, confidence: 0.9 }];
  }
  return null;
}

/** "14:00-16:00", "2-4pm", "в 14-16". */
function dash(scan: Scan, at: number): Draft[] | null {
  const lead = skip(scan, at, CLOCK_LEADS, 1);
  const first = readClock(scan, lead);
  // 17-30 reads as one time above; 14-16 does not, since nobody is asked to come at 16 minutes past.
  const fourteenSixteen = first?.strength === 'medium' && norm(scan, lead + 1) === '-';
  if (first === null || fourteenSixteen) return fourteenSixteen ? hourPair(scan, at, lead) : null;
  if (norm(scan, first.to) !== '-') return null;
  const second = readClock(scan, first.to + 1);
  if (second === null || (first.strength === 'weak' && second.strength === 'weak'))
    return second === null ? null : hourPair(scan, at, lead);
  return timeSpan(first, second, at);
}

/** "в 14-16": two hours when the second cannot be minutes that people name. */
function hourPair(scan: Scan, at: number, lead: number): Draft[] | null {
  const [first, mark, second] = scan.tokens.slice(lead, lead + 3);
  if (first?.kind !== 'number' || second?.kind !== 'number' || mark?.norm !== '-') return null;
  const isPair =
    first.value < second.value && second.value <= 24 && second.value % 15 !== 0 && (lead > at || isAfterDate(scan, at));
  if (!isPair || scan.blocks[lead] !== 0 || scan.blocks[lead + 2] !== 0) return null;
  const hour = (value: number): Clock => ({ hour: value, minute: 0, exact: value > 12, bare: true });
  return [
    { kind: 'timeRange', from: hour(first.value), until: hour(second.value), at, to: lead + 3, confidence: 0.75 },
  ];
}

/** "afternoon 2:30", "the evening at 5", "вечером в 7", "утром часов в 11". */
function partThenClock(scan: Scan, at: number): Draft[] | null {
  const part = readDayPart(scan, at);
  if (part === null || isGreeting(scan, at, part.to)) return null;
  const start = skip(scan, part.to, PART_LINKS, 4);
  const read = readClock(scan, start);
  if (read === null || read.clock.part !== undefined) return null;
  const led = start > part.to;
  if (
    read.strength === 'weak' &&
    !(led ? mayEndHour(scan, read.to) : mayEndHour(scan, read.to) && part.part !== 'night')
  )
    return null;
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
  const isMedium = read.strength === 'medium';
  if (isMedium && (isWhole || isAfterDate(scan, at) || scan.expects === 'time' || readsAsTimeOnly(scan, at)))
    return time(0.85);
  const isDirect = scan.last !== null && scan.last.to === at && isAfterDate(scan, at);
  if (read.strength === 'weak' && (isDirect || scan.expects === 'time') && mayStandAlone(scan, read.to))
    return time(0.75);
  return null;
}

/** "Get me one in the afternoon 2:15": the one is a visit. */
function isPronoun(scan: Scan, at: number, to: number): boolean {
  return norm(scan, at) === 'one' && readClock(scan, to)?.strength === 'strong';
}

/** "13.30" and "12-45" cannot be day and month. */
function readsAsTimeOnly(scan: Scan, at: number): boolean {
  const [first, mark, second] = scan.tokens.slice(at, at + 3);
  const isPair = first?.kind === 'number' && second?.kind === 'number' && (mark?.norm === '-' || mark?.norm === '.');
  return (
    isPair &&
    first.text.length === 2 &&
    first.value >= 8 &&
    first.value <= 22 &&
    scan.blocks[at] === 0 &&
    scan.blocks[at + 2] === 0 &&
    second.value % 15 === 0
  );
}

/** "на 05.12" in November is a date, in May it is 5:12. */
function readsAsNearDate(scan: Scan, at: number): boolean {
  const [day, mark, month] = scan.tokens.slice(at, at + 3);
  if (day?.kind !== 'number' || month?.kind !== 'number' || mark?.norm !== '.' || !month.glued) return false;
  const near = nearestMonthDay(scan.today, month.value, day.value);
  return near !== null && (near - scan.today <= NEAR_DAYS || month.value % 5 !== 0);
}

function dayPart(scan: Scan, at: number): Draft[] | null {
  for (const [phrase, part, from, until] of PART_PHRASES) {
    if (reads(scan, at, ...phrase))
      return [{ kind: 'dayPart', part, from, until, at, to: at + phrase.length, confidence: 0.85 }];
  }
  for (const [phrase, edge] of PART_EDGES) {
    if (reads(scan, at, ...phrase))
      return [{ kind: 'timeRange', ...edge, at, to: at + phrase.length, confidence: 0.85 }];
  }
  const read = readDayPart(scan, at);
  if (read === null || read.part === 'night' || norm(scan, read.to - 1) === 'дня') return null;
  if (isGreeting(scan, at, read.to)) return [{ kind: 'nothing', at, to: read.to, confidence: 1 }];
  const { from, until } = PART_HOURS[read.part];
  const draft: Draft = { kind: 'dayPart', part: read.part, from, until, at, to: read.to, confidence: 0.9 };
  return read.today
    ? [{ kind: 'date', day: scan.today, via: 'relative', at, to: read.to, confidence: 0.85 }, draft]
    : [draft];
}

/** "after evening 6" */
function afterPart(scan: Scan, at: number): ClockRead | null {
  const part = readDayPart(scan, at);
  const read = part === null ? null : readClock(scan, part.to);
  return part === null || read === null ? null : { ...read, clock: withPart(read.clock, part.part), strength: 'unit' };
}

function timeSpan(first: ClockRead, second: ClockRead, at: number): Draft[] | null {
  if (first.strength === 'weak' && second.strength === 'weak' && second.clock.hour === first.clock.hour) return null;
  const { part, meridiem } = second.clock;
  const said = first.clock.part !== undefined || first.clock.meridiem !== undefined || first.clock.exact;
  const sameHalf = first.clock.hour % 12 <= second.clock.hour % 12;
  const inherited: Clock = { ...first.clock };
  if (!said && part !== undefined && sameHalf) inherited.part = part;
  if (!said && meridiem !== undefined) inherited.meridiem = sameHalf ? meridiem : meridiem === 'pm' ? 'am' : 'pm';
  return [{ kind: 'timeRange', from: inherited, until: second.clock, at, to: second.to, confidence: 0.9 }];
}

/** Whether the tokens just before are a date, with at most a comma between. */
function isAfterDate(scan: Scan, at: number): boolean {
  const last = scan.last;
  if (last === null || (last.kind !== 'date' && last.kind !== 'nothing')) return false;
  return last.kind === 'date' && (last.to === at || (last.to === at - 1 && isOneOf(scan, at - 1, COMMAS)));
}

/** "в одной", "at one of": a one without a unit is rarely an hour. */
function isPoorHour(scan: Scan, at: number, lead: string): boolean {
  const token = scan.tokens[at];
  if (token?.norm === 'час') return lead === 'на' && !isAfterDate(scan, at - 1);
  if (token?.kind === 'word' && token.number?.value === 1) return true;
  if (token?.kind === 'word' && token.number !== null && ASK_TO_BE_ALONE.has(lead))
    return !MAY_FOLLOW_ALONE.has(norm(scan, at + 1)) && norm(scan, at + 1) !== '';
  return false;
}

/** A bare hour may be followed by anything but a noun that it would count; nouns of counting are blocked before. */
function mayEndHour(scan: Scan, to: number): boolean {
  const token = scan.tokens[to];
  if (token === undefined) return true;
  if (token.kind === 'number') return !token.glued;
  return !(
    token.kind === 'mark' &&
    (token.norm === '%' ||
      token.norm === '/' ||
      (token.norm === ':' && token.glued) ||
      (token.norm === '.' && scan.tokens[to + 1]?.glued === true && scan.tokens[to + 1]?.kind === 'number'))
  );
}

/** Nothing behind it that the number could count. */
function mayStandAlone(scan: Scan, to: number): boolean {
  const token = scan.tokens[to];
  if (token === undefined) return true;
  if (token.kind === 'mark') return mayEndHour(scan, to) && !'-+=*@'.includes(token.norm);
  return MAY_FOLLOW_ALONE.has(token.norm);
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const phrases = (text: string): string[][] => text.split('|').map((phrase) => phrase.split(' '));

/** As far ahead as most people book. */
const NEAR_DAYS = 120;
const BETWEEN = words('between from между с со от');
const RANGE_LINKS = words('and to till until и до по - through');
const FILLERS = words('the at around about в во часов где-то примерно like');
const CLOCK_LEADS = words(
  'at by around about approximately approx @ for в во к ко на часов часа часиков часикам около примерно районе ближе hour time it',
);
/** Leads with so many other uses that the number must stand alone behind them. */
const ASK_TO_BE_ALONE = words('на for it hour time about');
const PART_LINKS = words('at by around about , in the в во к ко часов часа часиков часам около где-то примерно на of');
const TIME_WORDS = words('time время времени часам');
const MOVES = words('move reschedule switch change push shift moved changed');
const COMMAS = words(', - . ; (');
const MAY_FOLLOW_ALONE = words(
  'please pls thanks instead if or and on for is ok okay works with tomorrow today would sharp then можно есть нет пожалуйста удобно или и в во к у с если будет норм ок подойдет подходит устроит лучше свободно получится да а но завтра сегодня хочу запишите',
);
const BOUNDARIES: [string[], 'from' | 'until'][] = [
  ...phrases(
    'no earlier than|not earlier than|not before|any time after|anytime after|later than|starting from|starting at|не раньше|не ранее|начиная с|позже|после|after|from|since|с|со',
  ).map((phrase): [string[], 'from'] => [phrase, 'from']),
  ...phrases('no later than|not later than|not after|earlier than|не позже|не позднее|раньше|до|before|until|till').map(
    (phrase): [string[], 'until'] => [phrase, 'until'],
  ),
];
const PART_HOURS = {
  morning: { from: '06:00', until: '12:00' },
  afternoon: { from: '12:00', until: '17:00' },
  evening: { from: '17:00', until: '23:00' },
};
const PART_PHRASES: [string[], 'morning' | 'afternoon' | 'evening', string, string][] = [
  ...phrases('в первой половине дня|первая половина дня|первую половину дня|с утра').map(
    (phrase): [string[], 'morning', string, string] => [phrase, 'morning', '06:00', '12:00'],
  ),
  ...phrases('после обеда|во второй половине дня|вторая половина дня|вторую половину дня|after lunch').map(
    (phrase): [string[], 'afternoon', string, string] => [phrase, 'afternoon', '13:00', '18:00'],
  ),
  ...phrases('в обед|в обеденное время|в обеденный перерыв|at lunch|lunchtime|lunch time|around lunch|к обеду').map(
    (phrase): [string[], 'afternoon', string, string] => [phrase, 'afternoon', '12:00', '14:00'],
  ),
  ...phrases('после работы|after work').map((phrase): [string[], 'evening', string, string] => [
    phrase,
    'evening',
    '18:00',
    '23:00',
  ]),
];
/** Words for an edge of the day: no clock time was named, so only a range comes out. */
const PART_EDGES: [string[], { until: Clock }][] = phrases('до обеда|before lunch|до полудня').map((phrase) => [
  phrase,
  { until: { hour: 13, minute: 0, exact: true, bare: false } },
]);
