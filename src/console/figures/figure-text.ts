import type { TFunction } from 'i18next';
import type { Locale } from '../../domain/localized.ts';
import type { FigureView, KpiUnitView, KpiView } from '../../http/views/kpi-view.ts';
import { money } from '../shared/money.ts';
import type { Change } from './change-of.ts';

/** All that numbers need to become words: the texts, the language, the currency of the business. */
export interface Words {
  t: TFunction;
  locale: Locale;
  currency: string;
}

/** A figure with its unit: `2,4 с`, `3 мин 20 с`, `87,5 %`, `3,8`, `1 240`, `12 000 ₽`. */
export function figureText(words: Words, unit: KpiUnitView, value: number): string {
  switch (unit) {
    case 'share':
      return new Intl.NumberFormat(words.locale, PERCENT).format(value);
    case 'points':
      return new Intl.NumberFormat(words.locale, POINTS).format(value);
    case 'seconds':
      return duration(words, value);
    case 'count':
      return countText(words, value);
    case 'money':
      return money(words.locale, words.currency, { from: value });
  }
}

/** Where the true value lies: `12–31 %`. Null where nothing says so. */
export function intervalText(words: Words, unit: KpiUnitView, interval: FigureView['interval']): string | null {
  if (!interval) return null;
  const { low, high } = interval;
  const [from, to] = [figureText(words, unit, low), figureText(words, unit, high)];
  if (from === to) return from;
  if (unit === 'points') return new Intl.NumberFormat(words.locale, POINTS).formatRange(low, high);
  // The ends of a wide interval are not exact to a tenth.
  const digits = { ...PERCENT, maximumFractionDigits: high - low < 0.1 ? 1 : 0 };
  return unit === 'share' ? new Intl.NumberFormat(words.locale, digits).formatRange(low, high) : `${from} – ${to}`;
}

/** The goal in words: `не меньше 85 %`, `не больше 5 с`, `от 1 до 2`. Null when there is none. */
export function targetText(words: Words, { unit, target }: Pick<KpiView, 'unit' | 'target'>): string | null {
  const { min, max } = target;
  const shown = (value: number): string => figureText(words, unit, value);
  if (min !== undefined && max !== undefined) return words.t('figures.between', { min: shown(min), max: shown(max) });
  if (min !== undefined) return words.t('figures.atLeast', { value: shown(min) });
  return max === undefined ? null : words.t('figures.atMost', { value: shown(max) });
}

/** What a figure rests on: `80 из 214`, `ответов: 120`, `оценок: 30`; a count rests on nothing but itself. */
export function basisText(
  words: Words,
  { unit, numerator, denominator }: FigureView & { unit: KpiUnitView },
): string | null {
  if (denominator === null || unit === 'count') return null;
  return words.t(`figures.basis.${unit}`, {
    numerator: numerator === null ? '' : countText(words, numerator),
    denominator: countText(words, denominator),
  });
}

/** A change with its sign: `+4,2 п. п.`, `−12 %`, `+0,3`. */
export function changeText(words: Words, change: Change): string {
  // A hyphen is what the browser sets for a minus in Russian.
  return signed(words, change).replace('-', '−');
}

function signed(words: Words, { by, kind }: Change): string {
  const sign = { signDisplay: 'exceptZero', maximumFractionDigits: 1 } as const;
  switch (kind) {
    case 'share':
      return words.t('figures.points', { value: new Intl.NumberFormat(words.locale, sign).format(by * 100) });
    case 'points':
      return new Intl.NumberFormat(words.locale, { ...sign, minimumFractionDigits: 1 }).format(by);
    case 'ratio':
      return new Intl.NumberFormat(words.locale, { ...sign, style: 'percent', maximumFractionDigits: 0 }).format(by);
  }
}

export function countText({ locale }: Pick<Words, 'locale'>, value: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
}

const PERCENT = { style: 'percent', maximumFractionDigits: 1 } as const;
const POINTS = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

function duration({ t, locale }: Words, value: number): string {
  const number = (amount: number): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: amount < 1 ? 2 : amount < 10 ? 1 : 0 }).format(amount);
  if (value < 60) return t('time.seconds', { value: number(value) });
  if (value < 3600) {
    const seconds = Math.round(value % 60);
    const minutes = Math.floor(value / 60);
    return seconds > 0 && seconds < 60
      ? t('time.minutesSeconds', { minutes, seconds })
      : t('time.minutes', { value: Math.round(value / 60) });
  }
  return t('time.hours', { value: number(value / 3600) });
}
