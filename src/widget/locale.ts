import type { Locale } from '../domain/localized.ts';

/** The page's language: `?lang=` first, then the browser's wishes in their order, else Russian. Only of those that the business speaks. */
export function pickLocale(
  search: string,
  wished: readonly string[],
  spoken: readonly Locale[] = ['ru', 'en'],
): Locale {
  const asked = new URLSearchParams(search).get('lang');
  for (const tag of [asked ?? '', ...wished]) {
    const language = tag.toLowerCase().split('-')[0];
    const known = spoken.find((locale) => locale === language);
    if (known) return known;
  }
  return spoken[0] ?? 'ru';
}
