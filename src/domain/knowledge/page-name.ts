import { z } from 'zod';
import type { Locale } from '../localized.ts';

/** What a page is about, as its file is named: `being-late` of `being-late.ru.md`. */
export const PageTopic = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/, 'must be up to 60 small Latin letters, digits and dashes');

export const pageName = (topic: string, locale: Locale): string => `${topic}.${locale}`;

/** The topic and language of a page's name; null for what is no page. */
export function readPageName(name: string): { topic: string; locale: Locale } | null {
  const match = /^(?<topic>[a-z0-9-]+)\.(?<locale>ru|en)$/.exec(name)?.groups;
  return match?.topic ? { topic: match.topic, locale: match.locale === 'ru' ? 'ru' : 'en' } : null;
}

const LETTERS: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};
const LONGEST = 48;

/** A topic for a title, other than those there are: «Парковка для гостей» gives `parkovka-dlya-gostey`. */
export function topicFor(title: string, taken: ReadonlySet<string>): string {
  const latin = [...title.normalize('NFKC').toLowerCase()].map((sign) => LETTERS[sign] ?? sign).join('');
  const words = latin
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-');
  const topic =
    words
      .replace(/^-+/, '')
      .slice(0, LONGEST)
      .replace(/-[a-z0-9]*$/, (tail) => (words.length > LONGEST ? '' : tail))
      .replace(/^-+|-+$/g, '') || 'page';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? topic : `${topic}-${number}`;
    if (!taken.has(name)) return name;
  }
}
