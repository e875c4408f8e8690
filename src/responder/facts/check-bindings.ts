import { localOf } from '../../domain/booking/zone.ts';
import type { Service } from '../../domain/business/business.ts';
import { addDays, weekdayOf } from '../../domain/business/local-date.ts';
import { relativeDaysIn, weekdaysIn } from './calendar-words.ts';
import { resolveDate } from './days-named.ts';
import { type Sources, supportedBy } from './evidence.ts';
import { extractFacts } from './extract-facts.ts';
import { servicesIn } from './named-in.ts';
import { normalise } from './normalise.ts';

/**
 * Facts that exist but belong to something else: another service's price, another day's date. `carried` are the services
 * that the sentence before spoke of ("It costs …").
 */
export function wrongBindings(sentence: string, sources: Sources, carried: readonly Service[]): string[] {
  return [...foreignFigures(sentence, sources, carried), ...mismatchedDay(sentence, sources)];
}

const CONTRAST = /[,;]\s+(?:а|но|зато|while|but|and)\s+/u;

/** A price or length in a sentence about a service is that service's, or stands in a page or in a result that is no price list. */
function foreignFigures(sentence: string, sources: Sources, carried: readonly Service[]): string[] {
  const { business, tools } = sources;
  // "Маникюр 1200 ₽, а педикюр 2600 ₽": each price is of the service on its own side.
  const [first = '', ...rest] = sentence.split(CONTRAST);
  if (rest.length > 0) {
    const named = servicesIn(first, business);
    const on = named.length > 0 ? named : carried;
    return [...foreignFigures(first, sources, carried), ...foreignFigures(rest.join(', '), sources, on)];
  }
  const named = servicesIn(sentence, business);
  const services = named.length > 0 ? named : carried;
  if (services.length === 0) return [];
  const figures = extractFacts(sentence, business.currency).filter(
    ({ kind, keys }) =>
      kind === 'money' ||
      (kind === 'duration' && keys.some((key) => Number(key.slice('duration:'.length)) < 24 * 60)) ||
      keys.some((key) => key.startsWith('number:') && Number(key.slice('number:'.length)) >= 100),
  );
  const allowed = new Set([
    ...services
      .flatMap(({ price }) => [price.from, price.to ?? price.from])
      .flatMap((value) => [`money:${business.currency}:${value}`, `number:${value}`]),
    ...services.map(({ durationMinutes }) => `duration:${durationMinutes}`),
    ...pagesOf(sources)
      .concat(tools.filter(({ name }) => name !== 'prices').map(({ content }) => content))
      .flatMap((text) => supportedBy(text, business.currency)),
  ]);
  return figures.filter(({ keys }) => !keys.some((key) => allowed.has(key))).map(({ text }) => text);
}

/** "в пятницу, 5 ноября" and "завтра, 6 ноября" have to be the same day. */
function mismatchedDay(sentence: string, { business, now }: Sources): string[] {
  const text = normalise(sentence);
  const dates = extractFacts(sentence, business.currency).filter(({ kind }) => kind === 'date');
  const [date, ...more] = dates;
  if (!date || more.length > 0) return [];
  const today = localOf(now, business.timezone).date;
  const said = date.keys.map((key) => resolveDate(key.slice('date:'.length), today));
  const weekdays = weekdaysIn(text);
  const relative = relativeDaysIn(text);
  const [weekday] = weekdays;
  const [days] = relative;
  const wrongWeekday = weekday && weekdays.length === 1 && !said.some((day) => weekdayOf(day) === weekday);
  const wrongDay = days !== undefined && relative.length === 1 && !said.includes(addDays(today, days));
  return wrongWeekday || wrongDay ? [`${date.text} (${wrongWeekday ? weekday : 'relative day'})`] : [];
}

/** The written pages; business data is looked up by what it belongs to instead. */
export const pagesOf = ({ passages }: Sources): string[] =>
  passages.filter(({ source }) => !/^business:(?:service|prices|hours|staff)/.test(source)).map(({ text }) => text);
