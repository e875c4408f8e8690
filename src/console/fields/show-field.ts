import type { FieldValue } from '../../domain/field-value.ts';
import type { Locale } from '../../domain/localized.ts';
import type { FieldView } from '../../http/views/field-view.ts';

/** A value in the words of a language: an option's title, `31.12.2026`, `1 500 ₽`. Messages say it the same way. */
export function showField(field: FieldView, value: FieldValue, locale: Locale, currency: string): string {
  const language = locale === 'ru' ? 'ru-RU' : 'en-GB';
  if (field.kind === 'list') return field.options.find(({ id }) => id === value)?.title[locale] ?? String(value);
  if (field.kind === 'date' && typeof value === 'string') {
    const day = new Date(`${value}T00:00:00Z`);
    if (Number.isNaN(day.getTime())) return value;
    return new Intl.DateTimeFormat(language, {
      dateStyle: locale === 'ru' ? 'short' : 'medium',
      timeZone: 'UTC',
    }).format(day);
  }
  if (typeof value === 'string') return value;
  if (field.kind !== 'money') return new Intl.NumberFormat(language, { maximumFractionDigits: 10 }).format(value);
  const digits = Number.isInteger(value) ? 0 : 2;
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}
