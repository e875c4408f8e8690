import type { Business, Staff } from '../business/business.ts';
import type { HourRange } from '../business/hours.ts';
import { weekdayOf } from '../business/local-date.ts';
import { exceptionOn, openingHours } from '../business/opening-hours.ts';
import { common, without } from './hour-ranges.ts';
import type { Interval } from './interval.ts';
import { instantAt } from './zone.ts';

/**
 * When a person works on a local date, as instants, earliest first. Exact on the days the clocks change: a shift over the
 * spring gap is an hour shorter, over the autumn repetition an hour longer.
 */
export function workingIntervals(business: Business, staff: Staff, date: string): Interval[] {
  return workingRanges(business, staff, date)
    .map((range) => toInterval(range, date, business.timezone))
    .filter(({ start, end }) => start < end);
}

/** The same on the wall clock: business hours ∩ the person's hours − breaks, exceptions of both applied. */
export function workingRanges(business: Business, staff: Staff, date: string): HourRange[] {
  const weekday = weekdayOf(date);
  const open = openingHours(business, date);
  const own = exceptionOn(date, staff.exceptions)?.hours ?? (staff.hours ? staff.hours[weekday] : open);
  const breaks = staff.breaks.filter(({ days }) => days === undefined || days.includes(weekday));
  return without(common(open, own), breaks);
}

export function toInterval(range: HourRange, date: string, timezone: string): Interval {
  return { start: instantAt(date, range.from, timezone), end: instantAt(date, range.to, timezone) };
}
