import type { Service, Staff } from '../business/business.ts';
import { openingHours } from '../business/opening-hours.ts';
import { alternatives } from './alternatives.ts';
import { bookingWindow } from './booking-window.ts';
import { fits, fittingSlots } from './fitting-slots.ts';
import { freeSlots } from './free-slots.ts';
import { performers } from './performers.ts';
import type { Slot, SlotQuery } from './slot.ts';
import { workingRanges } from './working-intervals.ts';
import { instantAt, localOf } from './zone.ts';

/**
 * Why a wished slot can't be had, the first reason that applies in this order:
 * - `notPerformed`: the service is unknown, or the named person (or nobody) performs it
 * - `past`, `tooSoon` (less than the notice ahead), `tooFar` (beyond the horizon)
 * - `closed`: the business doesn't open that day; `staffOff`: it does, but nobody asked for works
 * - `outsideHours`: the visit doesn't fit into working time; `offGrid`: it would, but starts between two steps
 * - `taken`: all of it would do, but the time is busy
 */
export type SlotRefusal =
  | 'notPerformed'
  | 'past'
  | 'tooSoon'
  | 'tooFar'
  | 'closed'
  | 'staffOff'
  | 'outsideHours'
  | 'offGrid'
  | 'taken';

export type SlotCheck = { kind: 'free'; slot: Slot } | { kind: SlotRefusal; alternatives: Slot[] };

export type SlotWish = SlotQuery & { date: string; time: string };

/**
 * Whether a visit can start at a local date and time; if not, why, and up to three slots that can be had instead.
 * `busy` should reach over the whole horizon, since the alternatives may.
 */
export function checkSlot(wish: SlotWish): SlotCheck {
  const refusal = refusalOf(wish);
  if (refusal) return { kind: refusal, alternatives: alternatives(wish) };
  const slot = freeSlots({ ...wish, from: wish.date, to: wish.date }).find(({ time }) => time === wish.time);
  return slot ? { kind: 'free', slot } : { kind: 'taken', alternatives: alternatives(wish) };
}

/** Every reason but `taken`: these don't depend on what others have booked. */
function refusalOf({ business, serviceId, staffId, date, time, now }: SlotWish): SlotRefusal | undefined {
  const service = business.services.find(({ id }) => id === serviceId);
  const people = performers(business, serviceId, staffId);
  if (!service || people.length === 0) return 'notPerformed';

  const start = instantAt(date, time, business.timezone);
  const { earliest, lastDate } = bookingWindow(business, now);
  if (start < now) return 'past';
  if (start < earliest) return 'tooSoon';
  if (date > lastDate) return 'tooFar';

  if (openingHours(business, date).length === 0) return 'closed';
  if (people.every((person) => workingRanges(business, person, date).length === 0)) return 'staffOff';

  const isSkippedByClock = localOf(start, business.timezone).time !== time;
  const fitting = (person: Staff, wanted: Service) => fits(business, wanted, person, date, start);
  if (isSkippedByClock || !people.some((person) => fitting(person, service))) return 'outsideHours';
  const onGrid = people.some((person) =>
    fittingSlots(business, service, person, date).some((slot) => slot.time === time),
  );
  return onGrid ? undefined : 'offGrid';
}
