import type { Locale } from '../domain/localized.ts';

const HELLO: Record<Locale, string> = { ru: 'Здравствуйте!', en: 'Hello!' };
/** What `sourceTag` reads in a text. */
const SOURCE = /^[\w.-]{1,64}$/u;

/** A link that opens a chat with this number and a first line in it that names the source; null for a source or a number that cannot stand there. */
export function whatsappLink(phone: string, source: string, locale: Locale = 'ru'): string | null {
  const digits = phone.replace(/\D/gu, '');
  if (!SOURCE.test(source) || digits.length < 7) return null;
  return `https://wa.me/${digits}?text=${encodeURIComponent(`${HELLO[locale]} #src_${source}`)}`;
}
