import { infiniteQueryOptions } from '@tanstack/react-query';
import type { ApiKeyView } from '../../http/views/api-key-view.ts';
import { keys } from '../api/keys.ts';
import { queryOf, request } from '../api/request.ts';

/** The keys, the newest first, page by page. */
export const apiKeysQuery = infiniteQueryOptions({
  queryKey: keys.apiKeys,
  queryFn: ({ pageParam, signal }) =>
    request<{ items: ApiKeyView[]; next: string | null }>(
      `/api/v1/api-keys${queryOf({ cursor: pageParam, limit: 50 })}`,
      {
        signal,
      },
    ),
  initialPageParam: newest(),
  getNextPageParam: (last) => last.next,
});

/** No cursor yet: the first page. */
function newest(): string | null {
  return null;
}
