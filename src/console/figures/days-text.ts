import type { Locale } from '../../domain/localized.ts';
import { dayTitle } from '../shared/format-time.ts';

/** `5 марта`, `1–30 марта`, `20 декабря 2025 – 3 января`; days are `YYYY-MM-DD`, both included. */
export function daysText(locale: Locale, first: string, last: string, today: string): string {
  if (first === last) return dayTitle(locale, first, today);
  const isOtherYear = first.slice(0, 4) !== today.slice(0, 4) || last.slice(0, 4) !== today.slice(0, 4);
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    ...(isOtherYear && { year: 'numeric' }),
  }).formatRange(new Date(first), new Date(last));
}
