import { z } from 'zod';

/** The languages in which the product talks to people. */
export const Locale = z.enum(['ru', 'en']);
export type Locale = z.infer<typeof Locale>;

/** One text in every language; none may be left empty, so nobody ever gets a blank line. */
export const Localized = z.strictObject({ ru: z.string().trim().min(1), en: z.string().trim().min(1) });
export type Localized = z.infer<typeof Localized>;

/** The text in the given language: `inLocale({ ru: 'Стрижка', en: 'Haircut' }, 'en')` is 'Haircut'. */
export function inLocale(text: Localized, locale: Locale): string {
  return text[locale];
}
