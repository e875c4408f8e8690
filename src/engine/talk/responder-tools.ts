import { freeSlots } from '../../domain/booking/free-slots.ts';
import { localOf } from '../../domain/booking/zone.ts';
import { addDays } from '../../domain/business/local-date.ts';
import { openingHours } from '../../domain/business/opening-hours.ts';
import { presentSlot, priceInWords } from '../../domain/flow/present.ts';
import { inLocale } from '../../domain/localized.ts';
import { type CallContext, slotQuery } from '../calls/call.ts';
import { spread } from '../calls/offers.ts';
import type { ResponderTools } from '../ports.ts';

const MOST_SLOTS = 8;

/** The responder's view of live data: this customer's own, and what anybody may know. No argument can name somebody else. */
export function toolsFor(context: Omit<CallContext, 'slots'>): ResponderTools {
  const { business, appointments } = context.situation;
  const { locale, now } = context;
  const today = localOf(now, business.timezone).date;
  return {
    prices: async ({ serviceId }) =>
      business.services
        .filter((service) => !serviceId || service.id === serviceId)
        .map((service) => ({
          id: service.id,
          title: inLocale(service.title, locale),
          price: priceInWords(service.price, business.currency, locale),
          minutes: service.durationMinutes,
        })),
    hours: async ({ date }) =>
      (date ? [date] : Array.from({ length: 7 }, (_, i) => addDays(today, i))).map((day) => ({
        date: day,
        open: openingHours(business, day),
      })),
    freeSlots: async ({ serviceId, date, staffId }) => {
      const slots = { service: serviceId, ...(staffId ? { staff: staffId } : {}) };
      const query = await slotQuery({ ...context, slots });
      if (!query) return [];
      const free = freeSlots({ ...query, from: date ?? today, to: date ?? addDays(today, 7) });
      return spread(free, MOST_SLOTS).map((slot) => ({
        date: slot.date,
        time: slot.time,
        staff: presentSlot(business, 'staff', slot.staffId, locale),
      }));
    },
    ownAppointments: async () =>
      appointments
        .filter((a) => (a.status === 'booked' || a.status === 'confirmed') && a.start > now)
        .map((a) => ({
          service: presentSlot(business, 'service', a.serviceId, locale),
          staff: presentSlot(business, 'staff', a.staffId, locale),
          ...localOf(a.start, business.timezone),
          status: a.status,
        })),
  };
}
