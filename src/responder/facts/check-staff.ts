import type { Business } from '../../domain/business/business.ts';
import { weekdaysIn } from './calendar-words.ts';
import { servicesIn, staffIn } from './named-in.ts';
import { normalise } from './normalise.ts';
import { denies } from './sentences.ts';

/** What a sentence says wrongly of colleagues: a service that none of them does, a weekday on which none of them works. */
export function wrongAboutStaff(sentence: string, business: Business): string[] {
  const named = staffIn(sentence, business);
  if (named.length === 0 || denies(sentence)) return [];
  const who = named.map(({ id }) => id).join(', ');
  const services = servicesIn(sentence, business)
    .filter(({ id }) => !named.some((person) => person.services.includes(id)))
    .map(({ id }) => `${who}: ${id}`);
  const days = weekdaysIn(normalise(sentence))
    .filter((day) => !named.some(({ hours = business.hours }) => hours[day].length > 0))
    .map((day) => `${who}: ${day}`);
  return [...services, ...days];
}
