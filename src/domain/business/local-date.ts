import type { Weekday } from './hours.ts';

/** Calendar arithmetic on 'YYYY-MM-DD'. No zone and no clock is involved, so daylight saving can't disturb it. */

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const satisfies readonly Weekday[];

/** The date `days` after the given one (before it, if negative). */
export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

export function weekdayOf(date: string): Weekday {
  return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'sun';
}

/** All dates from the first to the last, both included; none when the last comes before the first. */
export function datesBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** The earlier of two dates 'YYYY-MM-DD' or of two times 'HH:MM': both sort as text. */
export function earlierOf(one: string, other: string): string {
  if (one < other) return one;
  return other;
}

/** The later of two dates 'YYYY-MM-DD' or of two times 'HH:MM'. */
export function laterOf(one: string, other: string): string {
  if (one > other) return one;
  return other;
}
