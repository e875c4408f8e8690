import { type Course, measure, measureSeries } from '../../domain/analytics/measure.ts';
import type { OpenBook } from '../../domain/analytics/rows.ts';
import { definitionOf } from '../../domain/kpi/definition-of.ts';
import type { Kpi } from '../../domain/kpi/kpi.ts';
import type { KpiView } from '../views/kpi-view.ts';

/** A figure with its words, over the books of a period and of the one that it is compared to. */
export function presentKpi(
  kpi: Kpi,
  books: readonly OpenBook[],
  before: readonly OpenBook[] | null,
  course: Course,
): KpiView {
  const { id, title, unit, target, details } = kpi;
  return {
    id,
    title,
    definition: definitionOf(kpi),
    unit,
    target,
    ...measure(books, kpi),
    details: details.map((detail) => {
      const figure = measure(books, detail);
      return { id: detail.id, title: detail.title, unit: detail.unit, ...figure, of: figure.denominator ?? 0 };
    }),
    previous: before && measure(before, kpi),
    series: measureSeries(books, kpi, course),
  };
}
