import type { Dimension } from '../../domain/analytics/figure-query.ts';
import type { FigureFilters } from './figure-filters.ts';

/** The narrowing with another value in one dimension; an empty one widens it again. */
export function narrowed(
  narrowing: FigureFilters['narrowing'],
  dimension: Dimension,
  value: string,
): FigureFilters['narrowing'] {
  const { [dimension]: _, ...rest } = narrowing;
  return value === '' ? rest : { ...rest, [dimension]: value };
}
