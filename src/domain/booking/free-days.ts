import { addDays, laterOf } from '../business/local-date.ts';
import { bookingWindow } from './booking-window.ts';
import { freeSlots } from './free-slots.ts';
import type { SlotQuery } from './slot.ts';

export type FreeDay = { date: string; count: number };

/** The next `limit` local dates, from `from` on and within the horizon, that have a free slot, with how many. */
export function freeDays(query: SlotQuery & { from: string; limit: number }): FreeDay[] {
  const { today, lastDate } = bookingWindow(query.business, query.now);
  const days: FreeDay[] = [];
  for (let date = laterOf(query.from, today); date <= lastDate; date = addDays(date, 1)) {
    if (days.length >= query.limit) break;
    const { length: count } = freeSlots({ ...query, from: date, to: date });
    if (count > 0) days.push({ date, count });
  }
  return days;
}
