import { IANAZone } from 'luxon';
import { addDays } from '../business/local-date.ts';
import type { Interval } from './interval.ts';

/**
 * The only place where wall-clock time and UTC meet, and the domain's single import beside zod: the rules of the world's
 * time zones are data that must not be written by hand.
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * The first instant at which the wall clock of `zone` shows `time` ('HH:MM', also '24:00') on `date` or has passed it.
 * An hour that comes twice in autumn means its first coming; a time that is skipped in spring means the end of the gap.
 * Later wall-clock times never give earlier instants, so ranges that don't overlap on paper don't overlap in fact.
 */
export function instantAt(date: string, time: string, zone: string): Date {
  if (time === '24:00') return instantAt(addDays(date, 1), '00:00', zone);
  const wall = Date.parse(`${date}T${time}:00Z`);
  const before = offsetAt(wall - DAY, zone);
  const after = offsetAt(wall + DAY, zone);
  if (before === after && offsetAt(wall - before, zone) === before) return new Date(wall - before);

  const matching = [wall - before, wall - after].filter((instant) => instant + offsetAt(instant, zone) === wall);
  return new Date(matching.length > 0 ? Math.min(...matching) : firstAtOrPast(wall, wall - after, wall - before, zone));
}

export type Local = { date: string; time: string };

/** What the wall clock of `zone` shows at an instant: `{ date: '2026-11-04', time: '15:30' }`. */
export function localOf(instant: Date, zone: string): Local {
  return shown(instant, offsetAt(instant.getTime(), zone));
}

/**
 * A namer for instants of one shift: the local date and time that mean this instant, or undefined in the second coming of
 * a repeated hour, since its name means the first. Asks for the zone's rules once where the clocks don't change, because
 * that is what costs time when thousands of slots are named. The shift must begin at an instant from `instantAt`.
 */
export function namesDuring(shift: Interval, zone: string): (instant: Date) => Local | undefined {
  const offset = offsetAt(shift.start.getTime(), zone);
  if (offsetAt(shift.end.getTime(), zone) === offset) return (instant) => shown(instant, offset);
  return (instant) => {
    const local = localOf(instant, zone);
    return instantAt(local.date, local.time, zone) < instant ? undefined : local;
  };
}

function shown(instant: Date, offset: number): Local {
  const wall = new Date(instant.getTime() + offset).toISOString();
  return { date: wall.slice(0, 10), time: wall.slice(11, 16) };
}

/** Milliseconds by which the zone's wall clock is ahead of UTC. */
function offsetAt(instant: number, zone: string): number {
  return IANAZone.create(zone).offset(instant) * MINUTE;
}

/** Inside a spring gap no instant matches; halve the span until the minute after the jump is found. */
function firstAtOrPast(wall: number, low: number, high: number, zone: string): number {
  let [early, late] = [Math.min(low, high), Math.max(low, high)];
  while (late - early > MINUTE) {
    const middle = early + Math.floor((late - early) / 2 / MINUTE) * MINUTE;
    if (middle + offsetAt(middle, zone) < wall) early = middle;
    else late = middle;
  }
  return late;
}
