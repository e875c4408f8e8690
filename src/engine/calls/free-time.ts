import { checkSlot, type SlotRefusal } from '../../domain/booking/check-slot.ts';
import { withinPart } from '../../domain/booking/day-part.ts';
import { freeDays } from '../../domain/booking/free-days.ts';
import { freeSlots } from '../../domain/booking/free-slots.ts';
import { performers } from '../../domain/booking/performers.ts';
import { workingRanges } from '../../domain/booking/working-intervals.ts';
import { localOf } from '../../domain/booking/zone.ts';
import { addDays, laterOf } from '../../domain/business/local-date.ts';
import { openingHours } from '../../domain/business/opening-hours.ts';
import {
  dayOfMonthInWords,
  dayOnButton,
  durationInWords,
  onDayInWords,
  presentSlot,
  priceInWords,
} from '../../domain/flow/present.ts';
import { type CallContext, type FlowCall, outcome, slotQuery, wishedDates, wishedPart } from './call.ts';
import { offersOf, spread } from './offers.ts';

const MOST_DAYS = 6;
const MOST_TIMES = 9;
/** Further than this from the wished day no other one is looked for. */
const NEAR_DAYS = 14;

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

/** Looks at a day before a time is known, so that nobody is asked for a time on a day off; other days as choices. */
export const checkDay: FlowCall = async (context) => {
  const query = await slotQuery(context);
  const { date, staff } = context.slots;
  if (!query || !date) return outcome('open');
  const { business } = context.situation;
  const today = localOf(context.now, business.timezone).date;
  const part = wishedPart(context.slots);
  const isPast = date < today || wasLately(date, today);
  const daysFrom = (from: string) => {
    const free = withinPart(freeSlots({ ...query, from, to: addDays(from, NEAR_DAYS) }), part);
    return [...new Set(free.map((slot) => slot.date))].slice(0, MOST_DAYS);
  };
  const refuse = (name: string) => {
    const last = addDays(today, business.horizonDays);
    const near = date > last ? addDays(last, -NEAR_DAYS) : laterOf(date, today);
    const after = daysFrom(isPast ? today : near);
    const dates = after.length > 0 ? after : daysFrom(today);
    const options = dates.map((day) => ({ label: dayOnButton(day, context.locale), fill: { date: day } }));
    return { ...outcome(name, dayVars(context, date)), options };
  };
  if (isPast) return refuse('past');
  if (date > addDays(today, business.horizonDays)) return refuse('too_far');
  if (openingHours(business, date).length === 0) return refuse('closed');
  if (withinPart(freeSlots({ ...query, from: date, to: date }), part).length > 0) return outcome('open');
  const people = performers(business, query.serviceId, staff);
  if (people.some((person) => workingRanges(business, person, date).length > 0)) return refuse('full');
  return refuse(staff ? 'staff_off' : 'nobody_works');
};

/** Whether the wished day and time can be had; if so with whom and for how much, otherwise why not and what can. */
export const checkWish: FlowCall = async (context) => {
  const query = await slotQuery(context);
  const { date, time } = context.slots;
  if (!query || !date || !time) return outcome('unknown');
  const { business } = context.situation;
  const { locale } = context;
  const today = localOf(context.now, business.timezone).date;
  const isGone = wasLately(date, today);
  const checked = checkSlot({ ...query, date: isGone ? addDays(today, -1) : date, time });
  if (checked.kind !== 'free') {
    return {
      ...outcome(outcomeOf(checked.kind, context.slots), dayVars(context, date)),
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

function dayVars({ situation: { business }, locale }: CallContext, date: string): Record<string, string> {
  return {
    horizon: String(business.horizonDays),
    onday: onDayInWords(date, locale),
    day: dayOfMonthInWords(date, locale),
  };
}

/** "20 ноября" on the 24th is understood as next year's; whoever says it means the one that has just gone. */
function wasLately(date: string, today: string): boolean {
  const yearAgo = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
  return yearAgo < today && yearAgo >= addDays(today, -LATELY_DAYS);
}

const LATELY_DAYS = 60;

const outcomeOf = (refusal: SlotRefusal, slots: CallContext['slots']): string =>
  refusal === 'staffOff' && !slots.staff ? 'nobody_works' : OUTCOMES[refusal];

/** Each reason has its own words in the flow. */
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
