import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { KpisView } from '../../http/views/kpi-view.ts';
import { keys } from './keys.ts';
import { queryOf, request } from './request.ts';

export interface KpiFilters {
  /** ISO moments: the period is [from, to). */
  from: string;
  to: string;
  channel: string;
  source: string;
}

export const kpisQuery = (filters: KpiFilters) =>
  queryOptions({
    queryKey: [...keys.kpis, filters],
    queryFn: ({ signal }) => request<KpisView>(`/api/v1/kpis${queryOf({ ...filters })}`, { signal }),
    placeholderData: keepPreviousData,
  });
