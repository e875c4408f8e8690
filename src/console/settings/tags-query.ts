import { queryOptions } from '@tanstack/react-query';
import type { TagView } from '../../http/views/tag-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';

interface Page {
  items: TagView[];
}

/** Every tag with its colour. */
export const tagsQuery = queryOptions({
  queryKey: keys.tags,
  queryFn: async ({ signal }) => (await request<Page>('/api/v1/tags', { signal })).items,
});

const WHILE_CHANGING_MS = 3_000;

/** With how many carry each; looked at again while some are being renamed. */
export const tagUsageQuery = queryOptions({
  queryKey: [...keys.tags, 'usage'],
  queryFn: async ({ signal }) => (await request<Page>('/api/v1/tags?usage=true', { signal })).items,
  refetchInterval: ({ state }) => (state.data?.some(({ changing }) => changing) ? WHILE_CHANGING_MS : false),
});
