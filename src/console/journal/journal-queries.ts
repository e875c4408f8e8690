import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  JournalChannelView,
  JournalGapView,
  JournalItemView,
  JournalRowView,
} from '../../http/views/journal-view.ts';
import { keys } from '../api/keys.ts';
import { statusOf } from '../api/problem.ts';
import { queryOf, request } from '../api/request.ts';

export interface JournalFilters {
  /** ISO moments: the period is [from, to). */
  from: string;
  to: string;
  channel: string;
  state: string;
  thread: string;
  text: string;
}

interface Page<Item> {
  items: Item[];
  next: string | null;
}

const PAGE = 50;
const TRIES = 3;

export const journalQuery = (filters: JournalFilters) =>
  infiniteQueryOptions({
    queryKey: [...keys.journal, 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      request<Page<JournalItemView>>(`/api/v1/journal${queryOf({ ...filters, cursor: pageParam, limit: PAGE })}`, {
        signal,
      }),
    initialPageParam: newest(),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    // A search that was too slow once would be so again.
    retry: (failures, error) => failures < TRIES && (statusOf(error) === 0 || statusOf(error) === 500),
  });

export const gapsQuery = ({ from, to, channel }: Pick<JournalFilters, 'from' | 'to' | 'channel'>) =>
  queryOptions({
    queryKey: [...keys.journal, 'gaps', from, to, channel],
    queryFn: async ({ signal }) =>
      (await request<Page<JournalGapView>>(`/api/v1/journal/gaps${queryOf({ from, to, channel })}`, { signal })).items,
  });

export const channelsQuery = queryOptions({
  queryKey: [...keys.journal, 'channels'],
  queryFn: async ({ signal }) =>
    (await request<Page<JournalChannelView>>('/api/v1/journal/channels', { signal })).items,
});

export const updateQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.journal, 'update', id],
    queryFn: ({ signal }) => request<JournalRowView>(`/api/v1/journal/${encodeURIComponent(id)}`, { signal }),
  });

/** Lets the bot try a parked message anew. @throws ApiError 409 with the reason when it was refused. */
export const retryUpdate = (id: string): Promise<JournalItemView> =>
  request(`/api/v1/journal/${encodeURIComponent(id)}/retry`, { method: 'POST' });

function newest(): string | null {
  return null;
}
