import type { Locale, Localized } from '../../domain/localized.ts';

/**
 * What to send when somebody renames a thing in one language. A name that is the same in both was typed by a person, so the new one
 * stands for both; one that is translated keeps its other half.
 */
export function titleChange(old: Localized, locale: Locale, text: string): string | Partial<Localized> {
  return old.ru === old.en ? text : { [locale]: text };
}

/** The name with the change made. */
export function retitled(old: Localized, locale: Locale, text: string): Localized {
  const change = titleChange(old, locale, text);
  return typeof change === 'string' ? { ru: change, en: change } : { ...old, ...change };
}
