import type { Locale } from '../localized.ts';
import type { AlertStep } from './episode.ts';
import type { HealthLevel, HealthReason } from './reason.ts';
import { reasonInWords } from './words.ts';

interface AlertParts {
  /** How people call the channel; null: the machine itself. */
  channel: string | null;
  step: AlertStep;
  level: HealthLevel;
  reasons: readonly HealthReason[];
  locale: Locale;
  timezone: string;
  /** The channel's page in the console; null where our address is not known. */
  link: string | null;
}

const SERVER: Record<Locale, string> = { ru: 'Сервер', en: 'Server' };
const MORE: Record<Locale, string> = { ru: 'Подробнее', en: 'More' };
const HEADS: Record<Locale, Record<'attention' | 'broken' | 'well', string>> = {
  ru: { attention: 'нужно внимание', broken: 'не работает', well: 'снова в порядке' },
  en: { attention: 'needs attention', broken: 'does not work', well: 'is well again' },
};

/** An alert as the owner reads it: what it is about, why, and what to do. */
export function alertText({ channel, step, level, reasons, locale, timezone, link }: AlertParts): string {
  const head = HEADS[locale][step === 'well' || level === 'ok' ? 'well' : level];
  const told = step === 'well' ? [] : reasons.map((reason) => reasonInWords(reason, timezone));
  return [
    `${channel ?? SERVER[locale]}: ${head}`,
    ...told.map(({ title, todo }) => `\n${title[locale]}.\n${todo[locale]}`),
    ...(link === null || step === 'well' ? [] : [`\n${MORE[locale]}: ${link}`]),
  ].join('\n');
}
