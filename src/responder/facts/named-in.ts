import type { Business, Service, Staff } from '../../domain/business/business.ts';
import { stemsOf } from '../retrieval/words.ts';

interface Named<T> {
  thing: T;
  titles: readonly string[][];
  synonyms: readonly string[][];
}
interface Names {
  services: readonly Named<Service>[];
  staff: readonly Named<Staff>[];
}

/** Stems of all names, worked out once for each business. */
const kept = new WeakMap<Business, Names>();

function namesOf(business: Business): Names {
  const known = kept.get(business);
  if (known) return known;
  const stems = (names: readonly string[]): string[][] => names.map(stemsOf).filter((words) => words.length > 0);
  const names: Names = {
    services: business.services.map((service) => ({
      thing: service,
      titles: stems([service.title.ru, service.title.en]),
      synonyms: stems([...service.synonyms.ru, ...service.synonyms.en]),
    })),
    // Words such as "колорист" are no names; of a full name either part is one.
    staff: business.staff
      .filter(({ active }) => active)
      .map((person) => ({
        thing: person,
        titles: [],
        synonyms: stems(
          [person.name.ru, person.name.en, ...person.synonyms.ru, ...person.synonyms.en]
            .filter((word) => /^\p{Lu}/u.test(word))
            .flatMap((name) => name.split(/\s+/)),
        ),
      })),
  };
  kept.set(business, names);
  return names;
}

const hasAll = (said: ReadonlySet<string>, words: readonly string[]): boolean => words.every((word) => said.has(word));

/** The services that a sentence names; where names overlap ("стрижка", "мужская стрижка"), only the full titles. */
export function servicesIn(sentence: string, business: Business): Service[] {
  const said = new Set(stemsOf(sentence));
  const { services } = namesOf(business);
  const byTitle = services.filter(({ titles }) => titles.some((words) => hasAll(said, words)));
  const named =
    byTitle.length > 0 ? byTitle : services.filter(({ synonyms }) => synonyms.some((words) => hasAll(said, words)));
  return named.map(({ thing }) => thing);
}

/** Whether a service is named by its full title, and not by a word that may mean several. */
export function namesOneByTitle(sentence: string, business: Business): boolean {
  const said = new Set(stemsOf(sentence));
  return namesOf(business).services.some(({ titles }) => titles.some((words) => hasAll(said, words)));
}

/** Stems of all colleagues' names. */
export const staffStems = (business: Business): ReadonlySet<string> =>
  new Set(namesOf(business).staff.flatMap(({ synonyms }) => synonyms.flat()));

/** The active colleagues whom a sentence names, by any of their names. */
export function staffIn(sentence: string, business: Business): Staff[] {
  const said = new Set(stemsOf(sentence));
  return namesOf(business)
    .staff.filter(({ synonyms }) => synonyms.some((words) => hasAll(said, words)))
    .map(({ thing }) => thing);
}
