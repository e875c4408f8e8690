import type { Business, Staff } from '../../domain/business/business.ts';
import { weekdayOf } from '../../domain/business/local-date.ts';
import { openingHours } from '../../domain/business/opening-hours.ts';
import { weekdaysIn } from './calendar-words.ts';
import { datesNamed } from './days-named.ts';
import type { Sources } from './evidence.ts';
import { aboutHours } from './hours-words.ts';
import { namesOneByTitle, servicesIn, staffIn } from './named-in.ts';
import { normalise } from './normalise.ts';
import { clausesOf, denies } from './sentences.ts';

/**
 * What a sentence says wrongly of colleagues: a service that one of them does not do, a weekday on which one does not work, one's first
 * name with another's last. A clause that names nobody speaks of whoever was named before it.
 */
export function wrongAboutStaff(sentence: string, sources: Sources): string[] {
  const { business } = sources;
  let named: Staff[] = [];
  const wrong = mixedNames(sentence, business);
  for (const clause of clausesOf(normalise(sentence))) {
    const here = staffIn(clause, business);
    if (here.length > 0) named = here;
    if (named.length === 0) continue;
    wrong.push(...wrongDays(clause, named, sources));
    if (denies(clause)) continue;
    const who = named.map(({ id }) => id).join(', ');
    const services = servicesIn(clause, business);
    // A word that means several services ("стрижка") is right if they do one of them.
    const does = (person: Staff): boolean =>
      namesOneByTitle(clause, business)
        ? services.every(({ id }) => person.services.includes(id))
        : services.some(({ id }) => person.services.includes(id));
    if (services.length > 0 && !named.every(does)) wrong.push(`${who}: ${services.map(({ id }) => id).join(', ')}`);
    wrong.push(
      ...weekdaysIn(clause)
        .filter((day) => !named.every(({ hours = business.hours }) => hours[day].length > 0))
        .map((day) => `${who}: ${day}`),
    );
  }
  return wrong;
}

/** "Анна завтра не работает", "Дмитрий в отпуске": a day on which somebody does, or does not. */
function wrongDays(clause: string, named: readonly Staff[], { business, now }: Sources): string[] {
  if (!aboutHours(clause) && !OFF.test(clause)) return [];
  const off = denies(clause) || OFF.test(clause);
  const works = ({ hours = business.hours }: Staff, date: string): boolean =>
    openingHours(business, date).length > 0 && hours[weekdayOf(date)].length > 0;
  return datesNamed(clause, business, now).filter((date) => named.some((person) => works(person, date) === off));
}
const OFF = /(?<!\p{L})(?:выходной|отпуск\p{L}*|болеет|day off|off)(?!\p{L})/u;

/** "Анна Соколова" is nobody where Анна is Лебедева and Соколова is Елена. */
function mixedNames(sentence: string, business: Business): string[] {
  return [...sentence.matchAll(/(\p{Lu}\p{Ll}+)\s+(?=(\p{Lu}\p{Ll}+))/gu)].flatMap(([, first = '', last = '']) => {
    const one = staffIn(first, business);
    const other = staffIn(last, business);
    const isOne = one.length === 0 || other.length === 0 || one.some(({ id }) => other.some((them) => them.id === id));
    return isOne ? [] : [`${first} ${last}`];
  });
}
