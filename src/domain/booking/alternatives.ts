import { datesBetween, laterOf } from '../business/local-date.ts';
import { bookingWindow } from './booking-window.ts';
import { freeSlots } from './free-slots.ts';
import { nearest } from './nearest.ts';
import type { Slot, SlotQuery } from './slot.ts';
import { instantAt } from './zone.ts';

const MOST_ALTERNATIVES = 3;

/**
 * Up to three slots instead of the one that can't be had: first those of the same day around the wanted time, then one on
 * each following day at about that time (going back from the horizon when the wish lies beyond it). If the named person
 * has nothing at all, other people's slots.
 */
export function alternatives(query: SlotQuery & { date: string; time: string }): Slot[] {
  const found: Slot[] = [];
  for (const date of datesByCloseness(query)) {
    const wanted = instantAt(date, query.time, query.business.timezone);
    const room = date === query.date ? MOST_ALTERNATIVES : 1;
    found.push(...nearest(freeSlots({ ...query, from: date, to: date }), wanted, room));
    if (found.length >= MOST_ALTERNATIVES) return found.slice(0, MOST_ALTERNATIVES);
  }
  if (found.length === 0 && query.staffId !== undefined) return alternatives({ ...query, staffId: undefined });
  return found;
}

function datesByCloseness({ business, date, now }: SlotQuery & { date: string }): string[] {
  const { today, lastDate } = bookingWindow(business, now);
  if (date > lastDate) return datesBetween(today, lastDate).reverse();
  return datesBetween(laterOf(date, today), lastDate);
}
