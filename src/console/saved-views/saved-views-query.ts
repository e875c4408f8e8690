import { queryOptions } from '@tanstack/react-query';
import type { SavedViewView } from '../../http/views/saved-view-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';

/** The kept filters of one page, one's own and the team's. */
export const savedViewsQuery = (kind: SavedViewView['kind']) =>
  queryOptions({
    queryKey: [...keys.views, kind],
    queryFn: async ({ signal }) =>
      (await request<{ items: SavedViewView[] }>(`/api/v1/views?kind=${kind}`, { signal })).items,
  });
