import type { Locale } from '../localized.ts';

/** The language that a text is written in, by its letters; `otherwise` where it has none. */
export function localeOf(text: string, otherwise: Locale): Locale {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (cyrillic + latin === 0) return otherwise;
  return cyrillic >= latin ? 'ru' : 'en';
}
