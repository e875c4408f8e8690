import type { Locale, Localized } from '../localized.ts';
import type { HealthReason } from './reason.ts';
import type { ReasonWords, WordsOf } from './reason-words.ts';
import { IN_ENGLISH } from './words-en.ts';
import { IN_RUSSIAN } from './words-ru.ts';

const WORDS: Record<Locale, WordsOf> = { ru: IN_RUSSIAN, en: IN_ENGLISH };

export function reasonInWords(reason: HealthReason, timezone: string): { title: Localized; todo: Localized } {
  const [ru, en] = [wordsIn('ru', reason, timezone), wordsIn('en', reason, timezone)];
  return { title: { ru: ru.title, en: en.title }, todo: { ru: ru.todo, en: en.todo } };
}

function wordsIn(locale: Locale, reason: HealthReason, timeZone: string): ReasonWords {
  const dates = new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', {
    timeZone,
    day: 'numeric',
    month: 'long',
  });
  return say(WORDS[locale], reason, (at) => dates.format(at));
}

function say<K extends HealthReason['kind']>(
  words: WordsOf,
  reason: Extract<HealthReason, { kind: K }>,
  date: (at: Date) => string,
): ReasonWords {
  const kind: K = reason.kind;
  return words[kind](reason, date);
}
