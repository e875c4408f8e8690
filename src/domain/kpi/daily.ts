import { localOf } from '../booking/zone.ts';
import { datesBetween } from '../business/local-date.ts';

/** What happened on one day of the business's calendar, 'YYYY-MM-DD'. */
export interface KpiDay {
  day: string;
  dialogs: number;
  leads: number;
  booked: number;
}

/** Every local day that the period [from, to) touches, in order; days on which nothing happened stand there with zeros. */
export function fillDays(known: readonly KpiDay[], period: { from: Date; to: Date; timezone: string }): KpiDay[] {
  const { from, to, timezone } = period;
  if (from >= to) return [];
  const byDay = new Map(known.map((day) => [day.day, day]));
  const last = localOf(new Date(to.getTime() - 1), timezone).date;
  return datesBetween(localOf(from, timezone).date, last).map(
    (day) => byDay.get(day) ?? { day, dialogs: 0, leads: 0, booked: 0 },
  );
}
