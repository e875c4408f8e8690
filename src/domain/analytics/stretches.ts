import { addDays, datesBetween, weekdayOf } from '../business/local-date.ts';
import type { SeriesStep } from './figure-query.ts';

const BEFORE_IN_WEEK = { mon: 0, tue: 1, wed: 2, thu: 3, fri: 4, sat: 5, sun: 6 } as const;

/** The first day of the stretch that a local day belongs to; weeks begin on Monday. */
export function stretchOf(day: string, step: SeriesStep): string {
  if (step === 'day') return day;
  if (step === 'month') return `${day.slice(0, 7)}-01`;
  return addDays(day, -BEFORE_IN_WEEK[weekdayOf(day)]);
}

/** Every stretch that the days touch, in order, those in which nothing happened included. */
export function stretchesBetween(first: string, last: string, step: SeriesStep): string[] {
  return [...new Set(datesBetween(first, last).map((day) => stretchOf(day, step)))];
}

/** The step in which a period is best seen: no more than some sixty points. */
export function stepFor(days: number): SeriesStep {
  if (days <= 62) return 'day';
  return days <= 366 ? 'week' : 'month';
}
