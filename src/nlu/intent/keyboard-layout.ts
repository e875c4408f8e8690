import { conceptsIn } from '../lexicon/concepts-of.ts';

const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбюё';

/**
 * Russian typed with the keyboard still in English, "pfgbibnt" for "запишите", as it was meant; null when it looks like
 * anything else. It is told by words that mean something only after the switch.
 */
export function inOtherLayout(text: string): string | null {
  if (!/[a-z]/i.test(text) || /[а-яё]/i.test(text)) return null;
  const meant = text.toLowerCase().replace(/[a-z[\];',.`]/g, (letter) => CYRILLIC[LATIN.indexOf(letter)] ?? letter);
  const known = (words: readonly string[] | null, locale: 'ru' | 'en') =>
    (words ?? []).filter((word) => word.length > 2 && conceptsIn(word, locale).length > 0).length;
  const english = known(text.toLowerCase().match(/[a-z']+/g), 'en');
  return english === 0 && known(meant.match(/[а-яё]+/g), 'ru') > 0 ? meant.replaceAll('ё', 'е') : null;
}
