import { CLOCK_LEADS, isAfterDate, mayEndHour, mayStandAlone, readsAsNearDate } from './clock-bounds.ts';
import type { ClockRead } from './clock-read.ts';
import { isMoveFromTo } from './move-words.ts';
import { readClock, withPart } from './read-clock.ts';
import { readDayPart } from './read-day-part.ts';
import { type Clock, type Draft, isOneOf, norm, type Rule, reads, type Scan, skip } from './scan.ts';
import { phrases, words } from './word-sets.ts';

/** Ranges of clock times with one end or two. */
export const timeRangeRules: Rule[] = [between, boundary, dash];

/** "between 2 and 4", "с 14 до 16", "from 2 to 4 pm". */
function between(scan: Scan, at: number): Draft[] | null {
  if (!BETWEEN.has(norm(scan, at))) return null;
  const first = readClock(scan, skip(scan, at + 1, FILLERS));
  if (first === null || !isOneOf(scan, first.to, RANGE_LINKS)) return null;
  const second = readClock(scan, skip(scan, first.to + 1, FILLERS));
  if (second === null) return null;
  return isMoveFromTo(scan, at, first.to) ? twoTimes(first, second, at) : timeSpan(first, second, at);
}

function twoTimes(first: ClockRead, second: ClockRead, at: number): Draft[] {
  return [
    { kind: 'time', clock: first.clock, at, to: first.to, confidence: 0.85 },
    { kind: 'time', clock: second.clock, at: first.to, to: second.to, confidence: 0.85 },
  ];
}

/** "после 6", "not before 19", "до 5", "no later than noon". */
function boundary(scan: Scan, at: number): Draft[] | null {
  if (!isOneOf(scan, at, BOUNDARY_STARTS)) return null;
  for (const [phrase, side] of BOUNDARIES) {
    if (!reads(scan, at, ...phrase)) continue;
    const start = skip(scan, at + phrase.length, FILLERS, 3);
    if (readsAsNearDate(scan, start)) return null;
    const read = readClock(scan, start) ?? afterPart(scan, start);
    const mayEnd = OF_MANY_USES.has(norm(scan, at)) ? mayStandAlone : mayEndHour;
    if (read === null || (read.strength === 'weak' && !mayEnd(scan, read.to))) return null;
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

const BETWEEN = words('between from между с со от');
/** "С 5 звёздами", "from 2 masters". */
const OF_MANY_USES = words('с со from since');
const RANGE_LINKS = words('and to till until и до по - through');
const FILLERS = words('the at around about в во часов где-то примерно like');
const BOUNDARIES: [string[], 'from' | 'until'][] = [
  ...phrases(
    'no earlier than|not earlier than|not before|any time after|anytime after|later than|starting from|starting at|не раньше|не ранее|начиная с|позже|после|after|from|since|с|со',
  ).map((phrase): [string[], 'from'] => [phrase, 'from']),
  ...phrases('no later than|not later than|not after|earlier than|не позже|не позднее|раньше|до|before|until|till').map(
    (phrase): [string[], 'until'] => [phrase, 'until'],
  ),
];
const BOUNDARY_STARTS: ReadonlySet<string> = new Set(BOUNDARIES.map(([[first = '']]) => first));
