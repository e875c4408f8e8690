import { instantAt, localOf } from '../booking/zone.ts';
import type { Business } from '../business/business.ts';
import { addDays } from '../business/local-date.ts';
import { openingHours } from '../business/opening-hours.ts';

/** How far ahead the next opening is looked for; a business that is closed for longer than that opens never. */
const DAYS_AHEAD = 60;

/** Whether the business is open at an instant, by its own clock. */
export function isOpenAt(business: Pick<Business, 'timezone' | 'hours' | 'exceptions'>, at: Date): boolean {
  const { date, time } = localOf(at, business.timezone);
  return openingHours(business, date).some(({ from, to }) => from <= time && time < to);
}

/** The instant itself while the business is open, else its next opening; the instant, too, when it does not open any more. */
export function inOpeningHours(business: Business, at: Date): Date {
  if (isOpenAt(business, at)) return at;
  const { date, time } = localOf(at, business.timezone);
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const day = addDays(date, ahead);
    const range = openingHours(business, day).find(({ from }) => ahead > 0 || from > time);
    if (range) return instantAt(day, range.from, business.timezone);
  }
  return at;
}

/** The end of the quiet hours in which an instant lies; null when nobody is disturbed then. */
export function quietUntil({ quietHours, timezone }: Business, at: Date): Date | null {
  if (!quietHours) return null;
  const { from, to } = quietHours;
  const { date, time } = localOf(at, timezone);
  const isQuiet = from > to ? time >= from || time < to : from <= time && time < to;
  if (!isQuiet) return null;
  return instantAt(time < to ? date : addDays(date, 1), to, timezone);
}
