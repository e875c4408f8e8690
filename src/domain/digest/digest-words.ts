import type { Locale } from '../localized.ts';
import type { DigestKind } from './digest-settings.ts';

interface Words {
  head(kind: DigestKind, business: string, days: string): string;
  quiet: Record<DigestKind, string>;
  of(some: string, all: string): string;
  atLeast(value: string): string;
  atMost(value: string): string;
  unsure: string;
  small: string;
  changed(before: string): string;
  unchanged(before: string): string;
  was(value: string): string;
  look: string;
  waiting(count: string): string;
  fallbacks(count: string): string;
  noShows(count: string): string;
  bottleneck: string;
  open: string;
}

export const DIGEST_WORDS: Record<Locale, Words> = {
  ru: {
    head: (kind, business, days) => `${business}: итоги ${kind === 'daily' ? 'дня' : 'недели'}, ${days}`,
    quiet: { daily: 'Вчера обращений не было.', weekly: 'За неделю обращений не было.' },
    of: (some, all) => `${some} из ${all}`,
    atLeast: (value) => `цель — от ${value}`,
    atMost: (value) => `цель — до ${value}`,
    unsure: 'данных мало, цель может быть и достигнута',
    small: 'данных мало',
    changed: (before) => `Что изменилось — против ${before}, и не случайно:`,
    unchanged: (before) => `Против ${before} ничего не изменилось больше, чем может случай.`,
    was: (value) => `было ${value}`,
    look: 'На что посмотреть:',
    waiting: (count) => `Ждут ответа сейчас: ${count}`,
    fallbacks: (count) => `Бот не понял или передал сотруднику: ${count}`,
    noShows: (count) => `Не пришли: ${count}`,
    bottleneck: 'Узкое место воронки:',
    open: 'Все показатели:',
  },
  en: {
    head: (kind, business, days) => `${business}: your ${kind === 'daily' ? 'day' : 'week'}, ${days}`,
    quiet: { daily: 'There were no requests yesterday.', weekly: 'There were no requests this week.' },
    of: (some, all) => `${some} of ${all}`,
    atLeast: (value) => `target: ${value} or more`,
    atMost: (value) => `target: ${value} or less`,
    unsure: 'there is little data, the target may be reached',
    small: 'little data',
    changed: (before) => `What changed against ${before}, beyond chance:`,
    unchanged: (before) => `Against ${before} nothing changed by more than chance can explain.`,
    was: (value) => `it was ${value}`,
    look: 'Worth a look:',
    waiting: (count) => `Waiting for an answer now: ${count}`,
    fallbacks: (count) => `Not understood by the bot, or handed over: ${count}`,
    noShows: (count) => `Did not come: ${count}`,
    bottleneck: 'The bottleneck of the funnel:',
    open: 'All figures:',
  },
};
