import type { Business, Service, Staff } from '../../domain/business/business.ts';
import { stemsOf } from '../retrieval/words.ts';

/** The services that a sentence names; where names overlap ("стрижка", "мужская стрижка"), only the full titles. */
export function servicesIn(sentence: string, { services }: Business): Service[] {
  const said = new Set(stemsOf(sentence));
  const names = (name: string): boolean => {
    const words = stemsOf(name);
    return words.length > 0 && words.every((word) => said.has(word));
  };
  const byTitle = services.filter(({ title }) => names(title.ru) || names(title.en));
  if (byTitle.length > 0) return byTitle;
  return services.filter(({ synonyms }) => [...synonyms.ru, ...synonyms.en].some(names));
}

/** The active colleagues whom a sentence names, by any of their names; words such as "колорист" are no names. */
export function staffIn(sentence: string, { staff }: Business): Staff[] {
  const said = new Set(stemsOf(sentence));
  return staff.filter(
    ({ active, name, synonyms }) =>
      active &&
      [name.ru, name.en, ...synonyms.ru, ...synonyms.en]
        .filter((word) => /^\p{Lu}/u.test(word))
        .some((word) => stemsOf(word).some((root) => said.has(root))),
  );
}
