import type { Business } from '../business/business.ts';
import { minutesAfter } from './interval.ts';
import type { Slot } from './slot.ts';
import { localOf } from './zone.ts';

/** The visit that begins then, or null when the service or the person is not known. Says nothing of whether it is free. */
export function slotAt(business: Business, serviceId: string, staffId: string, start: Date): Slot | null {
  const service = business.services.find((s) => s.id === serviceId);
  if (!service || !business.staff.some((s) => s.id === staffId)) return null;
  const local = localOf(start, business.timezone);
  return {
    staffId,
    serviceId,
    start,
    end: minutesAfter(start, service.durationMinutes),
    date: local.date,
    time: local.time,
  };
}
