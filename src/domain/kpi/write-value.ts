import type { Locale } from '../localized.ts';
import type { KpiUnit } from './kpi.ts';

const MINUTE = 60;
const HOUR = 3600;

/** A figure as people read it: `25 %`, `1,5 с`, `12 400 ₽`. Rounded; never more exact than it looks. */
export function writeValue(
  value: number,
  { unit, locale, currency }: { unit: KpiUnit; locale: Locale; currency: string },
): string {
  const write = (number: number, options: Intl.NumberFormatOptions = { maximumFractionDigits: 1 }): string =>
    new Intl.NumberFormat(locale, options).format(number);
  switch (unit) {
    case 'share':
      return locale === 'ru' ? `${write(value * 100)} %` : `${write(value * 100)}%`;
    case 'seconds':
      return inTime(value, locale, write);
    case 'points':
      return write(value, { maximumFractionDigits: 2 });
    case 'money':
      return write(value, { style: 'currency', currency, maximumFractionDigits: 0 });
    case 'count':
      return write(value);
  }
}

function inTime(
  seconds: number,
  locale: Locale,
  write: (number: number, options?: Intl.NumberFormatOptions) => string,
): string {
  if (seconds < 1) return `${write(seconds, { maximumFractionDigits: 2 })} ${locale === 'ru' ? 'с' : 's'}`;
  if (seconds < 2 * MINUTE) return `${write(seconds)} ${locale === 'ru' ? 'с' : 's'}`;
  if (seconds < 2 * HOUR) return `${write(seconds / MINUTE)} ${locale === 'ru' ? 'мин' : 'min'}`;
  return `${write(seconds / HOUR)} ${locale === 'ru' ? 'ч' : 'h'}`;
}
