import type { Locale } from '../localized.ts';
import type { Reached } from './goal.ts';

/** `1 234`. */
export const count = (locale: Locale, value: number): string => new Intl.NumberFormat(locale).format(value);

/** `34 %`, `0,4 %`: a small share is not rounded to nothing. */
export function percent(locale: Locale, share: number): string {
  const digits = share > 0 && share < 0.01 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share);
}

export const percentOf = (locale: Locale, { hits, of }: Reached): string => percent(locale, of === 0 ? 0 : hits / of);

/** `2,1`; closer to 1 with two digits, since "1 time more often" says nothing. */
export function times(value: number): number {
  const factor = value < 1.1 ? 100 : 10;
  return Math.round(value * factor) / factor;
}

/** In the biggest unit that leaves something to tell, with its number for the word that follows. */
export function lengthOf(ms: number): { unit: 'minute' | 'hour' | 'day'; value: number } {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return { unit: 'minute', value: minutes };
  const hours = Math.round(ms / 3_600_000);
  return hours < 48 ? { unit: 'hour', value: hours } : { unit: 'day', value: Math.round(ms / 86_400_000) };
}
