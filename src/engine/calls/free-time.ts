import { checkSlot, type SlotRefusal } from '../../domain/booking/check-slot.ts';
import { withinPart } from '../../domain/booking/day-part.ts';
import { freeDays } from '../../domain/booking/free-days.ts';
import { freeSlots } from '../../domain/booking/free-slots.ts';
import { localOf } from '../../domain/booking/zone.ts';
import { addDays } from '../../domain/business/local-date.ts';
import { openingHours } from '../../domain/business/opening-hours.ts';
import { dayOnButton, durationInWords, presentSlot, priceInWords } from '../../domain/flow/present.ts';
import { type FlowCall, outcome, slotQuery, wishedDates, wishedPart } from './call.ts';
import { offersOf, spread } from './offers.ts';

const MOST_DAYS = 6;
const MOST_TIMES = 9;
const MOST_OFFERS = 3;

/** Days with free time, as choices: the nearest ones, or those in the range that was asked for. */
export const days: FlowCall = async (context) => {
  const query = await slotQuery(context);
  if (!query) return outcome('none');
  const { business } = context.situation;
  const wish = wishedDates(context.slots, localOf(context.now, business.timezone).date, business.horizonDays);
  const found = freeDays({ ...query, from: wish.from, limit: MOST_DAYS }).filter((day) => day.date <= wish.to);
  const options = found.map(({ date }) => ({ label: dayOnButton(date, context.locale), fill: { date } }));
  return { ...outcome(found.length > 0 ? 'some' : 'none'), options };
};

/** Free times of the day asked for, as choices. */
export const times: FlowCall = async (context) => {
  const query = await slotQuery(context);
  const { date } = context.slots;
  if (!query || !date) return outcome('none');
  const free = withinPart(freeSlots({ ...query, from: date, to: date }), wishedPart(context.slots));
  const options = spread(free, MOST_TIMES).map(({ time }) => ({ label: time, fill: { time } }));
  return { ...outcome(free.length > 0 ? 'some' : 'none'), options };
};

/** Looks at a day before a time is known, so that nobody is asked for a time on a day off. */
export const checkDay: FlowCall = async (context) => {
  const query = await slotQuery(context);
  const { date } = context.slots;
  if (!query || !date) return outcome('open');
  const { business } = context.situation;
  const today = localOf(context.now, business.timezone).date;
  const part = wishedPart(context.slots);
  const later = withinPart(freeSlots({ ...query, from: today, to: addDays(today, 14) }), part);
  const near = later.filter((slot) => slot.date >= date);
  const options = offersOf((near.length > 0 ? near : later).slice(0, MOST_OFFERS), context.locale);
  if (date < today) return { ...outcome('past'), options };
  if (date > addDays(today, business.horizonDays))
    return { ...outcome('too_far', { horizon: String(business.horizonDays) }), options };
  if (openingHours(business, date).length === 0) return { ...outcome('closed'), options };
  const free = withinPart(freeSlots({ ...query, from: date, to: date }), part);
  return free.length > 0 ? outcome('open') : { ...outcome('full'), options };
};

/** Whether the wished day and time can be had; if so with whom and for how much, otherwise why not and what can. */
export const checkWish: FlowCall = async (context) => {
  const query = await slotQuery(context);
  const { date, time } = context.slots;
  if (!query || !date || !time) return outcome('unknown');
  const { business } = context.situation;
  const { locale } = context;
  const checked = checkSlot({ ...query, date, time });
  if (checked.kind !== 'free') {
    return {
      ...outcome(OUTCOMES[checked.kind], { horizon: String(business.horizonDays) }),
      options: offersOf(checked.alternatives, locale),
    };
  }
  const { slot } = checked;
  const service = business.services.find((s) => s.id === slot.serviceId);
  return {
    outcome: 'free',
    vars: {
      staffId: slot.staffId,
      start: slot.start.toISOString(),
      person: presentSlot(business, 'staff', slot.staffId, locale),
      price: service ? priceInWords(service.price, business.currency, locale) : '',
      duration: service ? durationInWords(service.durationMinutes, locale) : '',
    },
    slot: { date, time, staffId: slot.staffId },
  };
};

/** Reasons that need different words; the rest share those of "taken". */
const OUTCOMES: Record<SlotRefusal, string> = {
  notPerformed: 'not_performed',
  past: 'past',
  tooSoon: 'too_soon',
  tooFar: 'too_far',
  closed: 'closed',
  staffOff: 'staff_off',
  outsideHours: 'outside_hours',
  offGrid: 'off_grid',
  taken: 'taken',
};
