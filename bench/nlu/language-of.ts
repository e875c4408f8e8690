import type { Locale } from '../../src/domain/localized.ts';
import type { Line } from './task.ts';

/** The language of most lines. */
export function languageOf(lines: readonly Line[]): Locale {
  const russian = lines.filter(({ text }) => /[а-яё]/i.test(text)).length;
  return russian * 2 > lines.length ? 'ru' : 'en';
}
