import { isGreeting, readDayPart } from './read-day-part.ts';
import { type Clock, type Draft, norm, reads, type Scan } from './scan.ts';
import { phrases } from './word-sets.ts';

/** "утром", "in the evening", "после обеда"; "доброе утро" is a greeting. */
export function dayPart(scan: Scan, at: number): Draft[] | null {
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
