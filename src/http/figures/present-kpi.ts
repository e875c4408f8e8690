import type { SeriesStep } from '../../domain/analytics/figure-query.ts';
import { measure, measureSeries, type OpenBook } from '../../domain/analytics/measure.ts';
import { definitionOf } from '../../domain/kpi/definition-of.ts';
import type { Kpi } from '../../domain/kpi/kpi.ts';
import type { KpiView } from '../views/kpi-view.ts';

export interface Course {
  step: SeriesStep;
  starts: readonly string[];
}

/** A figure with its words, over the books of a period and of the one that it is compared to. */
export function presentKpi(
  kpi: Kpi,
  books: readonly OpenBook[],
  before: readonly OpenBook[] | null,
  { step, starts }: Course,
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
      const { value, denominator } = measure(books, detail);
      return { id: detail.id, title: detail.title, unit: detail.unit, value, of: denominator ?? 0 };
    }),
    previous: before && measure(before, kpi),
    series: measureSeries(books, kpi, step, starts),
  };
}
