import type { Business } from '../business/business.ts';
import { addDays } from '../business/local-date.ts';
import { minutesAfter } from './interval.ts';
import { localOf } from './zone.ts';

/** What may be booked now: nothing that starts before `earliest`, and local dates from `today` up to `lastDate`. */
export type BookingWindow = { earliest: Date; today: string; lastDate: string };

export function bookingWindow(business: Business, now: Date): BookingWindow {
  const today = localOf(now, business.timezone).date;
  return {
    earliest: minutesAfter(now, business.minimumNoticeMinutes),
    today,
    lastDate: addDays(today, business.horizonDays),
  };
}
