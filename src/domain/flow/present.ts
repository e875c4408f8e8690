import type { Business } from '../business/business.ts';
import { inLocale, type Locale } from '../localized.ts';
import type { SlotKind } from './flow.ts';

const TAGS: Record<Locale, string> = { ru: 'ru-RU', en: 'en-GB' };

/** A slot's value as people say it: a service by its title, a date by weekday and day, everything else as it is. */
export function presentSlot(business: Business, kind: SlotKind, value: string, locale: Locale): string {
  switch (kind) {
    case 'service':
      return inLocaleOr(business.services.find((s) => s.id === value)?.title, locale, value);
    case 'staff':
      return inLocaleOr(business.staff.find((s) => s.id === value)?.name, locale, value);
    case 'date':
      return dayInWords(value, locale);
    case 'money':
      return sumInWords(value, locale);
    case 'either':
      return value.replace('+', ' / ');
    default:
      return value;
  }
}

/** 'пятница, 27 ноября', 'Friday 27 November'. The date is local to the business, so no zone is needed. */
export function dayInWords(date: string, locale: Locale): string {
  return format(date, locale, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** 'в пятницу, 27 ноября,' and 'on Friday 27 November': the day inside a sentence. */
export function onDayInWords(date: string, locale: Locale): string {
  if (locale === 'en') return `on ${dayInWords(date, locale)}`;
  const weekday = format(date, locale, { weekday: 'long' });
  const accusative = weekday.replace(/а$/u, 'у');
  return `${weekday.startsWith('вт') ? 'во' : 'в'} ${accusative}, ${dayOfMonthInWords(date, locale)},`;
}

/** '27 ноября', '27 November'. */
export const dayOfMonthInWords = (date: string, locale: Locale): string =>
  format(date, locale, { day: 'numeric', month: 'long' });

/** 'пт, 27 нояб.', for buttons. */
export function dayOnButton(date: string, locale: Locale): string {
  return format(date, locale, { weekday: 'short', day: 'numeric', month: 'short' });
}

/** 'от 1 500 ₽', '1 500 ₽', '1 500–3 000 ₽'; in English with "from". */
export function priceInWords(
  price: { from: number; to?: number | undefined },
  currency: string,
  locale: Locale,
): string {
  const money = (amount: number) => moneyInWords(amount, currency, locale);
  return price.to && price.to !== price.from ? `${money(price.from)} – ${money(price.to)}` : money(price.from);
}

/** '-3000 RUB' as 'до 3 000 ₽', '50-50 GBP' as '£50'. */
export function sumInWords(value: string, locale: Locale): string {
  const [bounds = '', currency = 'RUB'] = value.split(' ');
  const [from = '', to = ''] = bounds.split('-');
  const money = (amount: string) => moneyInWords(Number(amount), currency, locale);
  if (from === '') return `${locale === 'ru' ? 'до' : 'up to'} ${money(to)}`;
  if (to === '') return `${locale === 'ru' ? 'от' : 'from'} ${money(from)}`;
  return from === to ? money(from) : `${money(from)} – ${money(to)}`;
}

/** '08:00' as '8 утра', '20:30' as '8:30 вечера': an hour with its half of the day. */
export function hourInWords(time: string, locale: Locale): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const short = `${hour % 12 || 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`;
  if (locale === 'en') return `${short} ${hour < 12 ? 'am' : 'pm'}`;
  return `${short} ${hour < 4 ? 'ночи' : hour < 12 ? 'утра' : hour < 17 ? 'дня' : 'вечера'}`;
}

/** '3 000 ₽', '£50'. */
export const moneyInWords = (amount: number, currency: string, locale: Locale): string =>
  moneyFormat(currency, locale).format(amount);

export function durationInWords(minutes: number, locale: Locale): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts =
    locale === 'ru' ? [hours && `${hours} ч`, rest && `${rest} мин`] : [hours && `${hours} h`, rest && `${rest} min`];
  return parts.filter(Boolean).join(' ');
}

/** Making a format costs a hundred times more than using it; there are a handful of each. */
const moneyFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function moneyFormat(currency: string, locale: Locale): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = moneyFormats.get(key);
  if (known) return known;
  const style = { style: 'currency', currency, maximumFractionDigits: 0, currencyDisplay: 'narrowSymbol' } as const;
  const made = new Intl.NumberFormat(TAGS[locale], style);
  moneyFormats.set(key, made);
  return made;
}

function format(date: string, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  const made = dateFormats.get(key) ?? new Intl.DateTimeFormat(TAGS[locale], { ...options, timeZone: 'UTC' });
  dateFormats.set(key, made);
  return made.format(new Date(`${date}T12:00:00Z`));
}

const inLocaleOr = (text: { ru: string; en: string } | undefined, locale: Locale, otherwise: string): string =>
  text ? inLocale(text, locale) : otherwise;
