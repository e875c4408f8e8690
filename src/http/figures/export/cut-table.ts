import { DIMENSION_TITLES, NO_VALUE } from '../../../domain/analytics/dimension-titles.ts';
import type { Dimension } from '../../../domain/analytics/figure-query.ts';
import { type Course, measureBy, measureSeriesBy } from '../../../domain/analytics/measure.ts';
import type { OpenBook } from '../../../domain/analytics/rows.ts';
import type { Kpi } from '../../../domain/kpi/kpi.ts';
import type { Locale } from '../../../domain/localized.ts';
import type { Surroundings } from '../../../store/load-situation.ts';
import { keyTitle } from '../key-titles.ts';
import { headOf } from './export-words.ts';
import { FIGURE_COLUMNS, figureCells } from './figure-cells.ts';

interface Cut {
  kpi: Kpi;
  dimension: Dimension;
  /** Given, every value has a row for each stretch; else one row. */
  course: Course | null;
  around: Surroundings;
  locale: Locale;
}

/** One figure for each value of a dimension, the largest first. */
export function cutTable(books: readonly OpenBook[], { kpi, dimension, course, around, locale }: Cut): string[][] {
  const named = (key: string | null): string[] => [
    key === null ? NO_VALUE[locale] : (keyTitle(dimension, key, around)?.[locale] ?? key),
    key ?? 'none',
  ];
  const head = headOf(['key', ...(course ? (['start'] as const) : []), ...FIGURE_COLUMNS], locale);
  const rows = course
    ? [...measureSeriesBy(books, kpi, dimension, course)].flatMap(([key, points]) =>
        points.map(({ start, ...figure }) => [...named(key), start, ...figureCells(figure, locale)]),
      )
    : [...measureBy(books, kpi, dimension)]
        .sort(([, a], [, b]) => (b.denominator ?? 0) - (a.denominator ?? 0))
        .map(([key, figure]) => [...named(key), ...figureCells(figure, locale)]);
  return [[DIMENSION_TITLES[dimension][locale], ...head], ...rows];
}
