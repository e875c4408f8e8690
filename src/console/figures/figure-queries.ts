import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Dimension, SeriesStep } from '../../domain/analytics/figure-query.ts';
import type { KpiChoicesView, KpiCutView, KpisView, KpiUnitsView } from '../../http/views/kpi-view.ts';
import { keys } from '../api/keys.ts';
import { queryOf, request } from '../api/request.ts';
import type { Part } from './drill.ts';
import type { Comparison } from './figure-filters.ts';
import type { FigureParams } from './use-figure-filters.ts';

/** Figures are no live thing: a look now and then is enough, and a closer one while they are made anew. */
const LOOK_EVERY_MS = 60_000;
const BUILDING_EVERY_MS = 2_000;
const PAGE = 50;

interface Built {
  building: KpisView['building'];
}

const whenToLook = ({ state }: { state: { data: Built | undefined } }): number =>
  state.data?.building ? BUILDING_EVERY_MS : LOOK_EVERY_MS;

/** All figures of a period. */
export const kpisQuery = (params: FigureParams, { compare, step }: { compare: Comparison; step: SeriesStep }) =>
  queryOptions({
    queryKey: [...keys.kpis, 'all', params, compare, step],
    queryFn: ({ signal }) =>
      request<KpisView>(`/api/v1/kpis${queryOf({ ...params, compare: compare === 'none' ? '' : compare, step })}`, {
        signal,
      }),
    refetchInterval: whenToLook,
  });

/** One figure by the values of a dimension; with a `step`, each value with its course. */
export const cutQuery = (params: FigureParams, { kpi, by, step }: { kpi: string; by: Dimension; step?: SeriesStep }) =>
  queryOptions({
    queryKey: [...keys.kpis, 'cut', kpi, by, params, step ?? ''],
    queryFn: ({ signal }) =>
      request<KpiCutView>(
        `/api/v1/kpis/${encodeURIComponent(kpi)}/by/${by}${queryOf({ ...params, ...(step && { series: 'true', step }) })}`,
        { signal },
      ),
    refetchInterval: whenToLook,
  });

/** What a figure was counted from, by pages. */
export const unitsQuery = (params: FigureParams, { kpi, detail, part }: { kpi: string; detail: string; part: Part }) =>
  infiniteQueryOptions({
    queryKey: [...keys.kpis, 'units', kpi, detail, part, params],
    queryFn: ({ pageParam, signal }) =>
      request<KpiUnitsView>(
        `/api/v1/kpis/${encodeURIComponent(kpi)}/units${queryOf({ ...params, detail, part, cursor: pageParam, limit: PAGE })}`,
        { signal },
      ),
    initialPageParam: newest(),
    getNextPageParam: (last) => last.next,
  });

/** What the filters can be set to in a period. */
export const choicesQuery = ({ from, to }: { from: string; to: string }) =>
  queryOptions({
    queryKey: [...keys.kpis, 'choices', from, to],
    queryFn: ({ signal }) => request<KpiChoicesView>(`/api/v1/kpis/choices${queryOf({ from, to })}`, { signal }),
    placeholderData: keepPreviousData,
  });

function newest(): string | null {
  return null;
}
