import { localOf } from '../booking/zone.ts';
import { addDays } from '../business/local-date.ts';

/** The Monday of an instant's week, by the calendar of the zone. */
export function weekOf(instant: Date, zone: string): string {
  const { date } = localOf(instant, zone);
  const sinceMonday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, -sinceMonday);
}
