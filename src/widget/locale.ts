import type { Locale } from '../domain/localized.ts';

/** The page's language: `?lang=` first, then the browser's wishes in their order, else Russian. */
export function pickLocale(search: string, wished: readonly string[]): Locale {
  const asked = new URLSearchParams(search).get('lang');
  for (const tag of [asked ?? '', ...wished]) {
    const language = tag.toLowerCase().split('-')[0];
    if (language === 'ru' || language === 'en') return language;
  }
  return 'ru';
}
