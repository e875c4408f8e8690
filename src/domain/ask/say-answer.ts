import { DIMENSION_TITLES, NO_VALUE } from '../analytics/dimension-titles.ts';
import { DIMENSIONS, type Dimension } from '../analytics/figure-query.ts';
import type { Figure } from '../analytics/reckoning.ts';
import type { KpiUnit } from '../kpi/kpi.ts';
import { writeValue } from '../kpi/write-value.ts';
import type { Locale, Localized } from '../localized.ts';
import type { Asked } from './asked.ts';
import { writeDays } from './write-days.ts';

interface Said {
  asked: Asked;
  title: Localized;
  unit: KpiUnit;
  figure: Figure;
  /** Of a cut, the largest first; empty without one. */
  rows: readonly { title: string; figure: Figure }[];
  titleOf(dimension: Dimension, key: string): string;
  locale: Locale;
  currency: string;
}

const MOST_ROWS = 5;

const WORDS = {
  ru: {
    nothing: 'считать нечего',
    of: (some: string, all: string) => `${some} из ${all}`,
    from: (count: string) => `посчитано по ${count}`,
    interval: (low: string, high: string) => `С вероятностью 95 % — от ${low} до ${high}.`,
    small: 'Данных мало: число может быть случайным.',
    spam: 'Вместе с «Не обращение».',
  },
  en: {
    nothing: 'there is nothing to count',
    of: (some: string, all: string) => `${some} of ${all}`,
    from: (count: string) => `counted from ${count}`,
    interval: (low: string, high: string) => `With 95% certainty it lies between ${low} and ${high}.`,
    small: 'There is little data: it may be chance.',
    spam: 'Those that are no requests are counted, too.',
  },
} as const;

/** The answer in words. Every number in it is one of the figure's, but for the days and the certainty of the interval. */
export function sayAnswer({ asked, title, unit, figure, rows, titleOf, locale, currency }: Said): string {
  const words = WORDS[locale];
  const write = (value: number, as: KpiUnit = unit) => writeValue(value, { unit: as, locale, currency });
  const { value, numerator, denominator, interval, small } = figure;
  const filters = DIMENSIONS.flatMap((dimension) => {
    const key = asked.narrowing[dimension];
    if (key === undefined) return [];
    return `${DIMENSION_TITLES[dimension][locale]}: ${key === null ? NO_VALUE[locale] : titleOf(dimension, key)}`;
  });
  const base = (): string => {
    if (unit === 'share' && numerator !== null && denominator !== null)
      return ` (${words.of(write(numerator, 'count'), write(denominator, 'count'))})`;
    return unit === 'count' || denominator === null ? '' : ` (${words.from(write(denominator, 'count'))})`;
  };
  const head = value === null ? words.nothing : `${write(value)}${base()}`;
  const listed = rows.slice(0, MOST_ROWS).map((row) => {
    const own = row.figure.value;
    return `${row.title} — ${own === null ? words.nothing : write(own)}`;
  });
  return [
    `${title[locale]}: ${head}.`,
    `${[writeDays(asked.days, locale), ...filters].join('; ')}.`,
    listed.length > 0 ? `${listed.join('; ')}.` : '',
    asked.withSpam ? words.spam : '',
    interval ? words.interval(write(interval.low), write(interval.high)) : '',
    small && value !== null ? words.small : '',
  ]
    .filter(Boolean)
    .join(' ');
}
