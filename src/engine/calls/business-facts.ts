import { localOf } from '../../domain/booking/zone.ts';
import type { Business } from '../../domain/business/business.ts';
import { addDays } from '../../domain/business/local-date.ts';
import { openingHours } from '../../domain/business/opening-hours.ts';
import { dayInWords, onDayInWords } from '../../domain/flow/present.ts';
import { inLocale, type Locale } from '../../domain/localized.ts';
import { type FlowCall, outcome } from './call.ts';
import { toldOffers } from './told-offers.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const NAMES: Record<Locale, readonly string[]> = {
  ru: ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** Where it is, how to get there, how to pay, what is on offer: words from the business's files. */
export const facts: FlowCall = ({ situation, locale }) => {
  const { business } = situation;
  const { promos, varied } = toldOffers(situation, locale);
  const told = outcome('ok', {
    business: inLocale(business.name, locale),
    address: inLocale(business.address, locale),
    way: inLocale(business.howToGetThere, locale),
    businessphone: business.phone,
    payment: inLocale(business.payment, locale),
    promos,
  });
  return varied ? { ...told, varied } : told;
};

/** Opening hours: of the day asked about (`day`, `closed`), or of the week (`week`). */
export const hours: FlowCall = ({ situation: { business }, slots, locale }) => {
  if (slots.date) {
    const ranges = openingHours(business, slots.date);
    return outcome(ranges.length > 0 ? 'day' : 'closed', {
      hours: inWords(ranges, locale),
      onday: onDayInWords(slots.date, locale),
    });
  }
  return outcome('week', { hours: weekInWords(business, locale) });
};

/** Whether somebody of the team can be expected to answer now, and when they can otherwise. */
export const opening: FlowCall = ({ situation: { business }, locale, now }) => {
  const local = localOf(now, business.timezone);
  const isOpen = openingHours(business, local.date).some((range) => range.from <= local.time && local.time < range.to);
  if (isOpen) return outcome('open');
  for (let ahead = 0; ahead <= 14; ahead++) {
    const date = addDays(local.date, ahead);
    const next = openingHours(business, date).find((range) => ahead > 0 || range.from > local.time);
    if (next) return outcome('closed', { opens: `${dayInWords(date, locale)}, ${next.from}` });
  }
  return outcome('closed', { opens: '' });
};

/** Who works here, with what they do; only the performers when a service is named. */
export const staffList: FlowCall = ({ situation: { business }, slots, locale }) => {
  const people = business.staff.filter(
    (p) => p.active && (!slots.service || p.services.includes(slots.service)) && (!slots.staff || p.id === slots.staff),
  );
  const lines = people.map((person) => `• ${inLocale(person.name, locale)}, ${inLocale(person.role, locale)}`);
  return outcome(people.length > 0 ? 'some' : 'none', { people: lines.join('\n') });
};

function weekInWords(business: Business, locale: Locale): string {
  const days = WEEKDAYS.map((day) => inWords(business.hours[day], locale));
  const runs: string[] = [];
  for (let first = 0; first < days.length; ) {
    let last = first;
    while (days[last + 1] === days[first]) last++;
    const names = NAMES[locale];
    runs.push(`${names[first]}${last > first ? `–${names[last]}` : ''}: ${days[first]}`);
    first = last + 1;
  }
  return runs.join('\n');
}

function inWords(ranges: readonly { from: string; to: string }[], locale: Locale): string {
  if (ranges.length === 0) return locale === 'ru' ? 'выходной' : 'closed';
  return ranges.map(({ from, to }) => `${from}–${to}`).join(', ');
}
