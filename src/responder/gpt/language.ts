import type { Locale } from '../../domain/localized.ts';

/** Whether a text is mostly in the script of the language; names of products stay as they are written. */
export function isInLanguage(text: string, locale: Locale): boolean {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return true;
  return locale === 'ru' ? cyrillic / letters >= 0.5 : cyrillic / letters <= 0.3;
}
