import { localOf } from '../../domain/booking/zone.ts';
import type { Business } from '../../domain/business/business.ts';
import { addDays, weekdayOf } from '../../domain/business/local-date.ts';
import { relativeDaysIn, weekdaysIn } from './calendar-words.ts';
import { extractFacts } from './extract-facts.ts';

/** What a text says of a day; a date has to fulfil all of them. */
export type IsDay = (date: string) => boolean;

/** Each day that a normalised text names: "завтра", "24 ноября", "во вторник". */
export function daysNamed(text: string, business: Business, now: Date): IsDay[] {
  const today = localOf(now, business.timezone).date;
  return [
    ...relativeDaysIn(text).map(
      (days): IsDay =>
        (date) =>
          date === addDays(today, days),
    ),
    ...extractFacts(text, business.currency)
      .filter(({ kind }) => kind === 'date')
      .map(
        ({ keys }): IsDay =>
          (date) =>
            keys.some((key) => date.endsWith(key.slice('date:'.length))),
      ),
    ...weekdaysIn(text).map(
      (day): IsDay =>
        (date) =>
          weekdayOf(date) === day,
    ),
  ];
}

/** The next date that is all of what a normalised text says of days, in a list of one; empty when it names none. */
export function datesNamed(text: string, business: Business, now: Date): string[] {
  const today = localOf(now, business.timezone).date;
  const named = daysNamed(text, business, now);
  if (named.length === 0) return [];
  const coming = Array.from({ length: LOOK_AHEAD }, (_, days) => addDays(today, days));
  return coming.filter((date) => named.every((is) => is(date))).slice(0, 1);
}
/** A year and a bit. */
const LOOK_AHEAD = 400;

/** A date without a year is the next one of that name. */
export function resolveDate(date: string, today: string): string {
  if (date.length === 10) return date;
  const year = Number(today.slice(0, 4));
  const thisYear = `${year}-${date}`;
  return thisYear >= today ? thisYear : `${year + 1}-${date}`;
}
