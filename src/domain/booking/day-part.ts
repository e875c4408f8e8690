import type { Slot } from './slot.ts';

/** Local times 'HH:MM', from (included) to (excluded); `from` later than `to` runs over midnight. */
export type DayPart = { from: string; to: string };

/** The slots that start in a part of the day: `withinPart(slots, { from: '17:00', to: '24:00' })` keeps the evening. */
export function withinPart(slots: Slot[], { from, to }: DayPart): Slot[] {
  return slots.filter(({ time }) => (from <= to ? from <= time && time < to : from <= time || time < to));
}
