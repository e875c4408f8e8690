import type { Business } from './business.ts';
import type { DayException, HourRange } from './hours.ts';
import { weekdayOf } from './local-date.ts';

/** When the business is open on a local date, earliest first; an empty list means closed. */
export function openingHours(business: Pick<Business, 'hours' | 'exceptions'>, date: string): HourRange[] {
  return exceptionOn(date, business.exceptions)?.hours ?? business.hours[weekdayOf(date)];
}

/** The exception that rules a date. Of several the last written wins. */
export function exceptionOn(date: string, exceptions: DayException[]): DayException | undefined {
  return exceptions.findLast(({ date: first, until = first }) => first <= date && date <= until);
}
