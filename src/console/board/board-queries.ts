import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { BoardCardView, BoardView } from '../../http/views/board-view.ts';
import type { ConversionView } from '../../http/views/conversion-view.ts';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import type { PlanView } from '../../http/views/plan-view.ts';
import { keys } from '../api/keys.ts';
import { queryOf, request } from '../api/request.ts';
import { type CachedBoard, mergeBoards } from './board-cache.ts';
import type { BoardFilters } from './board-filters.ts';

interface Page<Item> {
  items: Item[];
  next: string | null;
}

export const boardQuery = (pipeline: string, filters: BoardFilters) =>
  queryOptions({
    queryKey: [...keys.board, pipeline, filters],
    queryFn: async ({ signal, client, queryKey }) => {
      const fresh = await request<BoardView>(`/api/v1/board${queryOf({ pipeline, ...filters })}`, { signal });
      return mergeBoards(client.getQueryData<CachedBoard>(queryKey), fresh);
    },
    placeholderData: keepPreviousData,
    enabled: pipeline !== '',
  });

export const readColumn = (
  pipeline: string,
  filters: BoardFilters,
  stageId: string,
  cursor: string,
): Promise<Page<BoardCardView>> =>
  request(`/api/v1/board/columns/${encodeURIComponent(stageId)}${queryOf({ pipeline, ...filters, cursor })}`);

export const pipelinesQuery = queryOptions({
  queryKey: keys.pipelines,
  queryFn: async ({ signal }) => (await request<Page<PipelineView>>('/api/v1/pipelines', { signal })).items,
});

/** Filters that the figures know; a period is that of the dialogs' creation, as on the board. */
export const conversionQuery = (pipeline: string, { from, to, channel, source, assignee }: BoardFilters) =>
  queryOptions({
    queryKey: [...keys.conversion, pipeline, { from, to, channel, source, assignee }],
    queryFn: ({ signal }) =>
      request<ConversionView>(
        `/api/v1/pipelines/${encodeURIComponent(pipeline)}/conversion${queryOf({ from, to, channel, source, assignee })}`,
        { signal },
      ),
    placeholderData: keepPreviousData,
  });

/** The sales plans that can be told apart on the board. */
export const planLabelsQuery = queryOptions({
  queryKey: [...keys.plans, 'labels'],
  queryFn: async ({ signal }) => {
    const { items } = await request<Page<PlanView>>('/api/v1/plans', { signal });
    return items.map(({ id, name }) => ({ id, label: name }));
  },
});
