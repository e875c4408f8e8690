import type { Business, Service, Weekly } from '../../domain/business/business.ts';
import type { HourRange, Weekday } from '../../domain/business/hours.ts';
import { inLocale, type Locale } from '../../domain/localized.ts';

/** Business data as short plain lines, the way a customer reads them. */

const DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY_NAMES: Record<Locale, Record<Weekday, string>> = {
  ru: { mon: 'пн', tue: 'вт', wed: 'ср', thu: 'чт', fri: 'пт', sat: 'сб', sun: 'вс' },
  en: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
};

/** `Мужская стрижка: 1 300 ₽, 45 мин.` and what else the service's description tells. */
export function writeService(service: Service, business: Business, locale: Locale): string {
  const line = `${inLocale(service.title, locale)}: ${writePrice(service, business.currency, locale)}, ${service.durationMinutes} ${locale === 'ru' ? 'мин' : 'min'}.`;
  return service.description ? `${line} ${inLocale(service.description, locale)}` : line;
}

export function writePrice({ price }: Service, currency: string, locale: Locale): string {
  const money = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  });
  if (price.to === undefined || price.to === price.from) return money.format(price.from);
  return locale === 'ru'
    ? `от ${money.format(price.from)} до ${money.format(price.to)}`
    : `from ${money.format(price.from)} to ${money.format(price.to)}`;
}

/** `пн–сб 09:00–21:00, вс 10:00–18:00`: neighbouring days with the same hours are told once. */
export function writeWeek(week: Weekly, locale: Locale): string {
  const groups: { first: Weekday; last: Weekday; hours: string }[] = [];
  for (const day of DAYS) {
    const hours = writeRanges(week[day], locale);
    const group = groups.at(-1);
    if (group?.hours === hours) group.last = day;
    else groups.push({ first: day, last: day, hours });
  }
  const names = DAY_NAMES[locale];
  return groups
    .map(({ first, last, hours }) => `${first === last ? names[first] : `${names[first]}–${names[last]}`} ${hours}`)
    .join(', ');
}

/** Days that differ from the week, from `today` (YYYY-MM-DD) on; an empty string when there are none. */
export function writeExceptions(business: Business, today: string, locale: Locale): string {
  return business.exceptions
    .filter(({ date, until = date }) => until >= today)
    .map(({ date, until, hours, reason }) => {
      const when = until && until !== date ? `${writeDate(date)}–${writeDate(until)}` : writeDate(date);
      const why = reason ? ` (${inLocale(reason, locale)})` : '';
      return `${when} ${writeRanges(hours, locale)}${why}`;
    })
    .join(', ');
}

function writeRanges(ranges: readonly HourRange[], locale: Locale): string {
  if (ranges.length === 0) return locale === 'ru' ? 'выходной' : 'closed';
  return ranges.map(({ from, to }) => `${from}–${to}`).join(' ');
}

const writeDate = (date: string): string => date.split('-').reverse().join('.');
