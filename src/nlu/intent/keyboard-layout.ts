import { conceptsIn } from '../lexicon/concepts-of.ts';

const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбюё';

/**
 * Russian typed with the keyboard still in English, "pfgbibnt" for "запишите", as it was meant; null when it looks like
 * anything else. It is told by words that mean something only after the switch.
 */
export function inOtherLayout(text: string): string | null {
  if (!/[a-z]/i.test(text) || /[а-яё]/i.test(text)) return null;
  const meant = onOtherKeys(text);
  const known = (words: readonly string[] | null, locale: 'ru' | 'en') =>
    (words ?? []).filter((word) => word.length > 2 && conceptsIn(word, locale).length > 0).length;
  const english = known(text.toLowerCase().match(/[a-z']+/g), 'en');
  return english === 0 && known(meant.match(/[а-яё]+/g), 'ru') > 0 ? meant.replaceAll('ё', 'е') : null;
}

/** The same keys pressed in the other layout; which one it was is told by the letters. Lower case. */
export function onOtherKeys(text: string): string {
  const [from, to] = /[а-яё]/i.test(text) ? [CYRILLIC, LATIN] : [LATIN, CYRILLIC];
  return text.toLowerCase().replace(/[^\s\d]/g, (key) => to[from.indexOf(key)] ?? key);
}
