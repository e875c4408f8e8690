import type { TFunction } from 'i18next';
import type { Locale } from '../../domain/localized.ts';
import { dayIn, daysBetween } from './zoned.ts';

/** `14:05` in the business's zone. */
export function clockTime(locale: Locale, zone: string, at: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at));
}

/** `5 марта, 14:05`; the year only when it is another one. */
export function dayAndTime(locale: Locale, zone: string, at: string, now: Date): string {
  return `${dayTitle(locale, dayIn(zone, new Date(at)), dayIn(zone, now))}, ${clockTime(locale, zone, at)}`;
}

/** `5 марта` of a `YYYY-MM-DD`; with the year when `today` lies in another one. */
export function dayTitle(locale: Locale, day: string, today: string): string {
  const isOtherYear = day.slice(0, 4) !== today.slice(0, 4);
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    ...(isOtherYear ? { year: 'numeric' } : {}),
  }).format(new Date(day));
}

/** Heading between two days of a thread: today, yesterday or the date. */
export function dayHeading(t: TFunction, locale: Locale, day: string, today: string): string {
  const ago = daysBetween(day, today);
  if (ago === 0) return t('time.today');
  if (ago === 1) return t('time.yesterday');
  return dayTitle(locale, day, today);
}

/** When something was, as short as a list needs it: the time today, else the day. */
export function shortMoment(t: TFunction, locale: Locale, zone: string, at: string, now: Date): string {
  const day = dayIn(zone, new Date(at));
  const today = dayIn(zone, now);
  const ago = daysBetween(day, today);
  if (ago === 0) return clockTime(locale, zone, at);
  if (ago === 1) return t('time.yesterday');
  const [, month, date] = day.split('-');
  if (locale === 'ru') return `${date}.${month}${day.slice(0, 4) === today.slice(0, 4) ? '' : `.${day.slice(0, 4)}`}`;
  return new Intl.DateTimeFormat('en', { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(new Date(day));
}

/** Whole minutes, hours or days since a moment: `12 мин`, `3 ч`, `2 дн.` */
export function waited(t: TFunction, since: string, now: Date): string {
  const minutes = minutesSince(since, now);
  if (minutes < 1) return t('time.lessThanMinute');
  if (minutes < 60) return t('time.minutes', { value: minutes });
  if (minutes < 48 * 60) return t('time.hours', { value: Math.floor(minutes / 60) });
  return t('time.days', { value: Math.floor(minutes / (24 * 60)) });
}

/** How urgent an unanswered customer is; the bounds are what people in chat put up with. */
export function urgency(since: string, now: Date): 'calm' | 'soon' | 'late' {
  const minutes = minutesSince(since, now);
  if (minutes >= 15) return 'late';
  return minutes >= 5 ? 'soon' : 'calm';
}

/** A server clock slightly ahead of ours must not show a negative wait. */
function minutesSince(since: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 60_000));
}
