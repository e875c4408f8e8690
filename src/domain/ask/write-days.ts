import type { Locale } from '../localized.ts';
import type { Days } from './days.ts';

/** "1–31 октября 2026 г.", or one day. */
export function writeDays({ from, to }: Days, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const text = from === to ? format.format(new Date(from)) : format.formatRange(new Date(from), new Date(to));
  // The point of "г." would stand before another one at the end of a sentence.
  return text.replace(/\s*г\.$/u, ' года');
}
