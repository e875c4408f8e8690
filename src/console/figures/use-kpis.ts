import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SeriesStep } from '../../domain/analytics/figure-query.ts';
import type { Comparison } from './figure-filters.ts';
import { kpisQuery } from './figure-queries.ts';
import { stepOf } from './step-of.ts';
import { useFigureFilters } from './use-figure-filters.ts';

/** All figures as the screen is narrowed; nothing is asked while its days make no period. */
export function useKpis({ compare, step }: { compare?: Comparison; step?: SeriesStep } = {}) {
  const { filters, params, bounds } = useFigureFilters();
  const asked = { compare: compare ?? filters.compare, step: step ?? (bounds ? stepOf(bounds) : 'day') };
  return useQuery({
    ...kpisQuery(params ?? {}, asked),
    enabled: params !== null,
    placeholderData: keepPreviousData,
  });
}
