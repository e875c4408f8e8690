import type { Locale } from '../../domain/localized.ts';
import { el } from '../dom.ts';
import type { Texts } from '../texts.ts';

/** Small print: on our own page with the other language and the door for the staff. */
export function createFooter(words: Texts, locale: Locale, isOwnPage: boolean): HTMLElement {
  const powered = el('span', {}, words.poweredBy);
  if (!isOwnPage) return el('div', { class: 'footer' }, powered);
  const other = locale === 'ru' ? { code: 'en', name: 'English' } : { code: 'ru', name: 'Русский' };
  const query = new URLSearchParams(location.search);
  query.set('lang', other.code);
  return el(
    'footer',
    { class: 'footer' },
    el('a', { href: `?${query}`, lang: other.code, hreflang: other.code }, other.name),
    powered,
    el('a', { href: '/console/' }, words.console),
  );
}
