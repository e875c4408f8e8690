import type { Locale } from '../domain/localized.ts';
import { conceptsIn } from './lexicon/concepts-of.ts';
import { cyrillise } from './text/cyrillise.ts';
import { LONGEST_CLASSIFIED } from './text/normalize-text.ts';

/** Words typed in both languages' chats; they say nothing about the language. */
const INTERNATIONAL = new Set(['ok', 'okay', 'k', 'kk', 'sms', 'qr', 'pay', 'vip', 'spa', 'whatsapp', 'telegram']);
/** Little Russian words that no group of meaning holds. */
const SMALL_RUSSIAN = new Set(
  'в на к у с о по за до от из для и а но что как это то так уже еще вы ты он они вас вам вами меня мне'.split(' '),
);
/** English ones; "a", "on", "no", "to" are both languages, so they are left out. */
const SMALL_ENGLISH = new Set(
  'the of for and with at in it that this you your they from by an but so if me we us was were be'.split(' '),
);

/** The language to answer in. Cyrillic is Russian; Latin letters are English or, by its words, Russian in translit; else as before. */
export function detectLocale(text: string, before: Locale): Locale {
  const head = text.slice(0, LONGEST_CLASSIFIED).toLowerCase();
  const cyrillic = head.match(/[а-яё]/g)?.length ?? 0;
  const latin = head.match(/[a-z]/g)?.length ?? 0;
  if (cyrillic > 0 && cyrillic * 2 >= latin) return 'ru';
  if (latin === 0) return before;

  const words = (head.match(/[a-z']+/g) ?? []).filter((word) => !INTERNATIONAL.has(word));
  const english = words.filter(isEnglish).length;
  const russian = words.filter((word) => !isEnglish(word) && isTranslit(word)).length;
  if (russian > english) return 'ru';
  if (english > 0) return 'en';
  // A name, a brand, a typing game or a language that we do not speak: unknown words do not switch the conversation's language.
  return before;
}

/** True when Russian was typed in Latin letters only. */
export const isInTranslit = (text: string, locale: Locale): boolean =>
  locale === 'ru' && /[a-z]/i.test(text) && !/[а-яё]/i.test(text);

const isEnglish = (word: string) => SMALL_ENGLISH.has(word) || conceptsIn(word, 'en').some(tellsLanguage);

function isTranslit(word: string): boolean {
  const russian = cyrillise(word).text;
  return SMALL_RUSSIAN.has(russian) || conceptsIn(russian, 'ru').some(tellsLanguage);
}

/** Anna is Anna in both. */
const tellsLanguage = (concept: string) => concept !== 'people';
