import type { Locale } from '../../domain/localized.ts';

/** A price or a span of prices: `1 500 ₽`, `1 500 – 2 000 ₽`. */
export function money(
  locale: Locale,
  currency: string,
  { from, to }: { from: number; to?: number | undefined },
): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  });
  return to === undefined || to === from ? format.format(from) : format.formatRange(from, to);
}
