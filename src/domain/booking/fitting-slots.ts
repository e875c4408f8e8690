import type { Business, Service, Staff } from '../business/business.ts';
import type { HourRange } from '../business/hours.ts';
import { addDays } from '../business/local-date.ts';
import { contains, type Interval, minutesAfter } from './interval.ts';
import { occupied } from './occupied.ts';
import type { Slot } from './slot.ts';
import { toInterval, workingRanges } from './working-intervals.ts';
import { namesDuring } from './zone.ts';

/**
 * Every start on the business's grid at which the visit with its buffers fits into the person's working time of a local
 * date, whether or not it is taken or gone. Buffers are work, so they too stay clear of breaks and closing time.
 */
export function fittingSlots(business: Business, service: Service, staff: Staff, date: string): Slot[] {
  return shiftsOn(business, staff, date).flatMap(({ shift, stretch }) => {
    const slots: Slot[] = [];
    const nameOf = namesDuring(shift, business.timezone);
    for (let start = shift.start; start < shift.end; start = minutesAfter(start, business.slotStepMinutes)) {
      const visit = { start, end: minutesAfter(start, service.durationMinutes) };
      if (!contains(stretch, occupied(visit, service))) continue;
      const local = nameOf(start);
      if (!local) continue;
      slots.push({ staffId: staff.id, serviceId: service.id, ...visit, ...local });
    }
    return slots;
  });
}

/** Whether a visit starting at this very minute, on the grid or off it, fits into the person's working time. */
export function fits(business: Business, service: Service, staff: Staff, date: string, start: Date): boolean {
  const visit = { start, end: minutesAfter(start, service.durationMinutes) };
  return shiftsOn(business, staff, date).some(({ stretch }) => contains(stretch, occupied(visit, service)));
}

/** A date's shifts, each with the stretch it belongs to, which may begin or end on the other side of midnight. */
function shiftsOn(business: Business, staff: Staff, date: string): { shift: Interval; stretch: Interval }[] {
  const instants = (day: string, range: HourRange) => toInterval(range, day, business.timezone);
  return workingRanges(business, staff, date).map((range) => {
    const shift = instants(date, range);
    const stretch = { ...shift };
    if (range.from === '00:00') {
      const eve = addDays(date, -1);
      const late = workingRanges(business, staff, eve).at(-1);
      if (late?.to === '24:00') stretch.start = instants(eve, late).start;
    }
    if (range.to === '24:00') {
      const morrow = addDays(date, 1);
      const early = workingRanges(business, staff, morrow)[0];
      if (early?.from === '00:00') stretch.end = instants(morrow, early).end;
    }
    return { shift, stretch };
  });
}
