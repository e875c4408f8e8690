import { datesBetween, earlierOf, laterOf } from '../business/local-date.ts';
import { bookingWindow } from './booking-window.ts';
import { fittingSlots } from './fitting-slots.ts';
import { type Busy, overlaps } from './interval.ts';
import { occupied } from './occupied.ts';
import { performers } from './performers.ts';
import type { Slot, SlotQuery } from './slot.ts';
import { instantAt } from './zone.ts';

/**
 * The bookable slots on local dates from `from` to `to` (both 'YYYY-MM-DD', both included), earliest first. Without
 * `staffId` each start is offered once, with the free person who has the least work that day. Dates that are gone or beyond
 * the horizon, unknown services and people who don't perform the service give nothing.
 */
export function freeSlots(query: SlotQuery & { from: string; to: string }): Slot[] {
  const { business, now } = query;
  const { today, lastDate } = bookingWindow(business, now);
  const from = laterOf(query.from, today);
  const to = earlierOf(query.to, lastDate);
  return datesBetween(from, to).flatMap((date) => freeSlotsOn(date, query));
}

function freeSlotsOn(date: string, { business, serviceId, staffId, busy, now }: SlotQuery): Slot[] {
  const service = business.services.find(({ id }) => id === serviceId);
  if (!service) return [];
  const { earliest } = bookingWindow(business, now);

  const bestByStart = new Map<number, { slot: Slot; load: number }>();
  for (const person of performers(business, serviceId, staffId)) {
    const taken = busy.filter((span) => span.staffId === person.id);
    const load = busyMinutesOn(date, taken, business.timezone);
    for (const slot of fittingSlots(business, service, person, date)) {
      const wanted = occupied(slot, service);
      if (slot.start < earliest || taken.some((span) => overlaps(span, wanted))) continue;
      const rival = bestByStart.get(slot.start.getTime());
      if (!rival || load < rival.load || (load === rival.load && slot.staffId < rival.slot.staffId)) {
        bestByStart.set(slot.start.getTime(), { slot, load });
      }
    }
  }
  return [...bestByStart.values()].map(({ slot }) => slot).sort((a, b) => a.start.getTime() - b.start.getTime());
}

function busyMinutesOn(date: string, busy: Busy[], timezone: string): number {
  const start = instantAt(date, '00:00', timezone).getTime();
  const end = instantAt(date, '24:00', timezone).getTime();
  const spans = busy.map((span) => Math.min(span.end.getTime(), end) - Math.max(span.start.getTime(), start));
  return spans.reduce((sum, span) => sum + Math.max(0, span), 0) / 60_000;
}
