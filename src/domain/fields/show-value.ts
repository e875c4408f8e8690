import type { FieldValue } from '../field-value.ts';
import { inLocale, type Locale } from '../localized.ts';
import type { FieldDefinition, FieldOption } from './field-definition.ts';

/** A value in the words of a language: an option's title, `31.12.2026`, `1 500 ₽`. Money is in whole units of `currency`, ISO 4217. */
export function showValue(
  field: Pick<FieldDefinition, 'kind'> & { options: readonly FieldOption[] },
  value: FieldValue,
  { locale, currency }: { locale: Locale; currency: string },
): string {
  const language = locale === 'ru' ? 'ru-RU' : 'en-GB';
  if (field.kind === 'list') {
    const option = field.options.find(({ id }) => id === value);
    return option ? inLocale(option.title, locale) : String(value);
  }
  if (field.kind === 'date' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value)) {
    const day = new Date(`${value}T00:00:00Z`);
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
