import { instantAt, localOf } from '../booking/zone.ts';
import { addDays } from '../business/local-date.ts';
import type { FieldValue } from '../field-value.ts';
import type { OnOf } from './on.ts';

/** When a date in a field is reached in the sense of the trigger, in the business's zone: `days` after it, at the hour. */
export function reachedAt(on: OnOf<'date_reached'>, date: string, zone: string): Date {
  return instantAt(addDays(date, on.days), on.at, zone);
}

/** The local dates whose moment lies in `[from, to)`: at most one more than the days between. */
export function datesReached(on: OnOf<'date_reached'>, from: Date, to: Date, zone: string): string[] {
  const dates: string[] = [];
  const last = localOf(to, zone).date;
  for (let day = localOf(from, zone).date; day <= last; day = addDays(day, 1)) {
    const at = instantAt(day, on.at, zone);
    if (at >= from && at < to) dates.push(addDays(day, -on.days));
  }
  return dates;
}

/** The oldest year in which somebody who is written to was born. */
const FIRST_YEAR = 1900;

/** The values of the field that stand for a date: of every year when it comes back yearly; 29 February comes on the 28th of other years. */
export function valuesFor(on: OnOf<'date_reached'>, date: string): string[] {
  if (!on.yearly) return [date];
  const year = Number(date.slice(0, 4));
  const days = [date.slice(5), ...(date.endsWith('-02-28') && !isLeap(year) ? ['02-29'] : [])];
  return days.flatMap((day) => Array.from({ length: year - FIRST_YEAR + 1 }, (_, i) => `${FIRST_YEAR + i}-${day}`));
}

/** Whether the field still holds a value that stands for the date. */
export const isReached = (on: OnOf<'date_reached'>, value: FieldValue | undefined, date: string): boolean =>
  typeof value === 'string' && valuesFor(on, date).includes(value);

const isLeap = (year: number): boolean => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
