import { dayIn, daysBetween, momentIn, startOfDay } from '../shared/zoned.ts';

/** Periods to choose from; those with a number are so many days up to and including today. `dates`: two days of one's own. */
export const PERIODS = ['today', '7', '30', '90', 'month', 'last_month', 'quarter', 'year', 'dates'] as const;
export type Period = (typeof PERIODS)[number];

/** As chosen on the page. `from` and `to` are days, `YYYY-MM-DD`, both included, and count for `dates` alone. */
export interface ChosenPeriod {
  period: Period;
  from: string;
  to: string;
}

/** ISO moments: [from, to). */
export interface Bounds {
  from: string;
  to: string;
}

/** `missing`: a day is not chosen yet, or is none. `inverted`: the end lies before the beginning. `long`: beyond what the server takes. */
export type PeriodFault = 'missing' | 'inverted' | 'long';

/** The server refuses longer ones. */
export const LONGEST_DAYS = 3 * 366;

export function isPeriod(value: string | null): value is Period {
  return PERIODS.some((period) => period === value);
}

/** What is wrong with days of one's own; null when nothing is, and for all other periods. */
export function periodFault({ period, from, to }: ChosenPeriod): PeriodFault | null {
  if (period !== 'dates') return null;
  if (!isDay(from) || !isDay(to)) return 'missing';
  if (to < from) return 'inverted';
  return daysBetween(from, to) >= LONGEST_DAYS ? 'long' : null;
}

/** Whole days of the business's zone: from the first midnight to the one after the last day. Only for periods without fault. */
export function boundsOf(chosen: ChosenPeriod, zone: string, now: Date): Bounds {
  const [first, last] = daysOf(chosen, dayIn(zone, now));
  return { from: midnight(zone, first), to: midnight(zone, dayAfter(last, 1)) };
}

/** The first and the last day of a period when it is `today`. */
export function daysOf({ period, from, to }: ChosenPeriod, today: string): [first: string, last: string] {
  const month = today.slice(0, 7);
  switch (period) {
    case 'dates':
      return [from, to];
    case 'month':
      return [`${month}-01`, today];
    case 'last_month': {
      const last = dayAfter(`${month}-01`, -1);
      return [`${last.slice(0, 7)}-01`, last];
    }
    case 'quarter': {
      const first = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
      return [`${today.slice(0, 4)}-${String(first).padStart(2, '0')}-01`, today];
    }
    case 'year':
      return [`${today.slice(0, 4)}-01-01`, today];
    case 'today':
      return [today, today];
    default:
      return [dayAfter(today, 1 - Number(period)), today];
  }
}

/** The day so many days after another, before it when negative. */
export function dayAfter(day: string, days: number): string {
  const at = new Date(day);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Midnight that begins a day in the zone, as ISO. */
export function midnight(zone: string, day: string): string {
  // Where clocks change at midnight there is no 00:00: the day begins with the first moment that is of it.
  const at = momentIn(zone, day, '00:00');
  return (dayIn(zone, at) === day ? at : startOfDay(zone, momentIn(zone, day, '12:00'), 0)).toISOString();
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text));
}
