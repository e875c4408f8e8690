import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ReviewDialogsView, ReviewView } from '../../http/views/funnel-review-view.ts';
import { keys } from '../api/keys.ts';
import { queryOf, request } from '../api/request.ts';
import type { FigureParams } from '../figures/use-figure-filters.ts';

/** It tells of weeks, and all of their dialogs are gone through for it: a look now and then is enough. */
const LOOK_EVERY_MS = 5 * 60_000;
const BUILDING_EVERY_MS = 2_000;
const PAGE = 50;

/** Below `/api/v1`. */
export const reviewPath = (pipelineId: string): string => `/pipelines/${encodeURIComponent(pipelineId)}/review`;

export const reviewQuery = (pipelineId: string, params: FigureParams) =>
  queryOptions({
    queryKey: [...keys.kpis, 'review', pipelineId, params],
    queryFn: ({ signal }) => request<ReviewView>(`/api/v1${reviewPath(pipelineId)}${queryOf(params)}`, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.building ? BUILDING_EVERY_MS : LOOK_EVERY_MS),
  });

/** The dialogs behind a number, by pages. */
export const reviewDialogsQuery = (pipelineId: string, params: FigureParams) =>
  infiniteQueryOptions({
    queryKey: [...keys.kpis, 'review-dialogs', pipelineId, params],
    queryFn: ({ pageParam, signal }) =>
      request<ReviewDialogsView>(
        `/api/v1${reviewPath(pipelineId)}/dialogs${queryOf({ ...params, cursor: pageParam, limit: PAGE })}`,
        { signal },
      ),
    initialPageParam: newest(),
    getNextPageParam: (last) => last.next,
  });

function newest(): string | null {
  return null;
}
