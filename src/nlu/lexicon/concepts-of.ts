import type { Locale } from '../../domain/localized.ts';
import { CONCEPTS_EN } from './concepts-en.ts';
import { CONCEPTS_RU } from './concepts-ru.ts';
import { NUANCES_EN } from './nuances-en.ts';
import { NUANCES_RU } from './nuances-ru.ts';

/** The groups of meaning that a normalised word (lower case, е for ё) belongs to in a language; usually none or one. */
export function conceptsIn(token: string, locale: Locale): readonly string[] {
  const { exact, beginnings, longest } = INDEXES[locale];
  let found = exact.get(token) ?? NONE;
  for (let length = 2; length <= Math.min(longest, token.length); length += 1) {
    const more = beginnings.get(token.slice(0, length));
    if (more) found = [...new Set([...found, ...more])];
  }
  return found;
}

/** The same over both languages. */
export function conceptsOf(token: string): readonly string[] {
  // The alphabets do not overlap, so a word is looked up in one language only.
  return conceptsIn(token, /[а-я]/.test(token) ? 'ru' : 'en');
}

interface Index {
  exact: Map<string, string[]>;
  beginnings: Map<string, string[]>;
  longest: number;
}

const NONE: readonly string[] = [];
const INDEXES: Readonly<Record<Locale, Index>> = {
  ru: indexOf({ ...CONCEPTS_RU, ...NUANCES_RU }),
  en: indexOf({ ...CONCEPTS_EN, ...NUANCES_EN }),
};

function indexOf(concepts: Readonly<Record<string, string>>): Index {
  const exact = new Map<string, string[]>();
  const beginnings = new Map<string, string[]>();
  for (const [concept, words] of Object.entries(concepts)) {
    for (const word of words.split(' ')) {
      const [index, key] = word.startsWith('=') ? [exact, word.slice(1)] : [beginnings, word];
      index.set(key, [...(index.get(key) ?? []), concept]);
    }
  }
  return { exact, beginnings, longest: Math.max(...[...beginnings.keys()].map((word) => word.length)) };
}
