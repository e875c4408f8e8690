import type { Locale } from '../domain/localized.ts';
import type { Texts } from './texts.ts';

/** Bytes for people: `20 МБ`, `3.4 KB`. */
export function sizeText(bytes: number, words: Pick<Texts, 'bytes'>, locale: Locale): string {
  let [value, unit] = [bytes, 0];
  while (value >= 1024 && unit < words.bytes.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit > 0 && value < 10 ? 1 : 0;
  return `${value.toLocaleString(locale, { maximumFractionDigits: digits })} ${words.bytes[unit] ?? ''}`;
}
