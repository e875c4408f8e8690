import type { Locale } from '../../domain/localized.ts';

/** Letters of Ukrainian, Belarusian, Kazakh and Serbian, which Russian does not have. */
const NOT_RUSSIAN = /[іїєґўәғқңөұүһђјљњћџ]/iu;
/** Words of which an English sentence of some length has one. */
const ENGLISH =
  /\b(?:the|a|an|is|are|am|be|we|you|your|our|it|its|i|to|of|for|in|on|at|and|or|not|no|yes|can|from|by|with|have|has|do|does|please|this|that|there|will|till|until|free|open|closed|costs?|takes?)\b/iu;
const LONG_SENTENCE = 5;

/** Whether a text is in that language, all sentences of it; names of products stay as they are written. */
export function isInLanguage(text: string, locale: Locale): boolean {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return true;
  const mostly = locale === 'ru' ? cyrillic / letters >= 0.5 : cyrillic / letters <= 0.3;
  if (!mostly || (locale === 'ru' && NOT_RUSSIAN.test(text))) return false;
  return text.split(/(?<=[.!?…])\s+|\n/u).every((sentence) => fits(sentence, locale));
}

function fits(sentence: string, locale: Locale): boolean {
  const words = sentence.match(/\p{L}+/gu) ?? [];
  if (words.length < LONG_SENTENCE) return true;
  const latin = words.filter((word) => /^\p{Script=Latin}+$/u.test(word)).length;
  if (locale === 'ru') return latin / words.length < 0.7;
  return latin / words.length > 0.4 && ENGLISH.test(sentence);
}
