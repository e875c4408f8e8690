import type { Locale } from '../../domain/localized.ts';

export const count = (locale: Locale, value: number): string => new Intl.NumberFormat(locale).format(value);

/** US dollars, to the cent; what is less than that is told by two figures. */
export function dollars(locale: Locale, value: number): string {
  const isTiny = value > 0 && value < 0.01;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    ...(isTiny ? { maximumSignificantDigits: 2 } : {}),
  }).format(value);
}
