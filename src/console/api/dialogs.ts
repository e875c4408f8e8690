import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { DialogCardView, DialogView } from '../../http/views/dialog-view.ts';
import type { MessageView } from '../../http/views/message-view.ts';
import { keys } from './keys.ts';
import { queryOf, request } from './request.ts';

export const dialogViews = ['queue', 'mine', 'bot', 'all', 'closed'] as const;
export type DialogListKind = (typeof dialogViews)[number];

export interface DialogFilters {
  view: DialogListKind;
  channel: string;
  text: string;
}

const PAGE = 40;

export const dialogsQuery = (filters: DialogFilters) =>
  infiniteQueryOptions({
    queryKey: [...keys.dialogs, filters],
    queryFn: ({ pageParam, signal }) =>
      request<{ items: DialogView[]; next: string | null }>(
        `/api/v1/dialogs${queryOf({ ...filters, cursor: pageParam, limit: PAGE })}`,
        { signal },
      ),
    initialPageParam: newest<string>(),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

export const dialogQuery = (id: string) =>
  queryOptions({
    queryKey: keys.dialog(id),
    queryFn: ({ signal }) => request<DialogCardView>(`/api/v1/dialogs/${id}`, { signal }),
  });

/** Pages go back in time: the first one is the newest. */
export const messagesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: keys.messages(id),
    queryFn: ({ pageParam, signal }) =>
      request<{ items: MessageView[]; next: number | null }>(
        `/api/v1/dialogs/${id}/messages${queryOf({ before: pageParam, limit: 50 })}`,
        { signal },
      ),
    initialPageParam: newest<number>(),
    getNextPageParam: (last) => last.next,
  });

/** No cursor yet: the first page. */
function newest<Cursor>(): Cursor | null {
  return null;
}
