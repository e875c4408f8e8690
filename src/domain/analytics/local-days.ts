import { localOf } from '../booking/zone.ts';
import type { Business } from '../business/business.ts';
import { isOpenAt } from '../triggers/business-time.ts';

export interface LocalDays {
  /** The local date 'YYYY-MM-DD' of a moment. */
  dayOf(at: Date): string;
  /** Whether the business was open by the hours that it has now. */
  isOpen(at: Date): boolean;
}

/** Everywhere on earth days begin at a whole quarter of an hour. */
const QUARTER_MS = 15 * 60_000;
/** A century of quarters that occur would be more; a year of them is 35,000. */
const MOST_KNOWN = 100_000;

/**
 * Local days of very many moments: the zone's rules are asked once for each quarter of an hour. Answers are as the zone and the hours are
 * when this is made.
 */
export function createLocalDays(business: Pick<Business, 'timezone' | 'hours' | 'exceptions'>): LocalDays {
  const known = new Map<number, string>();
  return {
    dayOf(at) {
      const quarter = Math.floor(at.getTime() / QUARTER_MS);
      const kept = known.get(quarter);
      if (kept !== undefined) return kept;
      const { date } = localOf(new Date(quarter * QUARTER_MS), business.timezone);
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(quarter, date);
      return date;
    },
    isOpen: (at) => isOpenAt(business, at),
  };
}
