import { localOf } from '../booking/zone.ts';
import type { Business } from '../business/business.ts';
import { openingHours } from '../business/opening-hours.ts';

export interface LocalDays {
  /** The local date 'YYYY-MM-DD' of a moment. */
  dayOf(at: Date): string;
  /** Whether the business was open by the hours that it has now. */
  isOpen(at: Date): boolean;
}

type Hours = Pick<Business, 'timezone' | 'hours' | 'exceptions'>;
/** Everywhere on earth clocks are set by whole quarters of an hour, and days begin at one. */
const QUARTER_MS = 15 * 60_000;
/** A century of quarters that occur would be more; a year of them is 35,000. */
const MOST_KNOWN = 100_000;

/**
 * Local days of very many moments. The zone's rules are asked once for each quarter of an hour; the rest is arithmetic. Answers are as
 * the zone and the hours are when this is made.
 */
export function createLocalDays(business: Hours): LocalDays {
  const known = new Map<number, { date: string; minute: number }>();

  function quarterOf(at: Date): { date: string; minute: number } {
    const quarter = Math.floor(at.getTime() / QUARTER_MS);
    const kept = known.get(quarter);
    if (kept) return kept;
    const { date, time } = localOf(new Date(quarter * QUARTER_MS), business.timezone);
    const found = { date, minute: minuteOf(time) };
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(quarter, found);
    return found;
  }

  const hoursOf = createHours(business);

  return {
    dayOf: (at) => quarterOf(at).date,
    isOpen(at) {
      const { date, minute } = quarterOf(at);
      const now = minute + (at.getTime() % QUARTER_MS) / 60_000;
      return hoursOf(date).some(({ from, to }) => from <= now && now < to);
    },
  };
}

/** Opening hours of a date in minutes of the day, each date worked out once. */
function createHours(business: Hours): (date: string) => readonly { from: number; to: number }[] {
  const known = new Map<string, { from: number; to: number }[]>();
  return (date) => {
    const kept = known.get(date);
    if (kept) return kept;
    const ranges = openingHours(business, date).map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }));
    known.set(date, ranges);
    return ranges;
  };
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
