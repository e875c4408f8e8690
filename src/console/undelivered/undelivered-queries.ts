import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ChannelView } from '../../http/views/channel-view.ts';
import type { ResentView, UndeliveredState, UndeliveredView } from '../../http/views/undelivered-view.ts';
import { keys } from '../api/keys.ts';
import { queryOf, request } from '../api/request.ts';

export interface UndeliveredFilters {
  /** Empty: failed and uncertain ones, which wait for a person. */
  state: UndeliveredState | '';
  channel: string;
}

interface Page<Item> {
  items: Item[];
  next: string | null;
}

const PAGE = 50;
/** No event tells that a provider is out of reach. */
const LOOK_EVERY_MS = 15_000;

export const undeliveredQuery = (filters: UndeliveredFilters) =>
  infiniteQueryOptions({
    queryKey: [...keys.undelivered, 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      request<Page<UndeliveredView>>(`/api/v1/undelivered${queryOf({ ...filters, cursor: pageParam, limit: PAGE })}`, {
        signal,
      }),
    initialPageParam: newest(),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

/** As a badge shows it: `7`, `50+`, empty for none. */
export const undeliveredCountQuery = queryOptions({
  queryKey: [...keys.undelivered, 'count'],
  queryFn: async ({ signal }) => {
    const page = await request<Page<UndeliveredView>>(`/api/v1/undelivered${queryOf({ limit: PAGE })}`, { signal });
    if (page.items.length === 0) return '';
    return page.next === null ? String(page.items.length) : `${page.items.length}+`;
  },
});

export const channelsQuery = queryOptions({
  queryKey: keys.channels,
  queryFn: async ({ signal }) => (await request<Page<ChannelView>>('/api/v1/channels', { signal })).items,
  refetchInterval: LOOK_EVERY_MS,
});

export type Verdict = 'resend' | 'let-go';

/** @throws ApiError 409 with the reason when it was refused. */
export const decide = (messageId: string, verdict: Verdict): Promise<unknown> =>
  request(`/api/v1/messages/${encodeURIComponent(messageId)}/${verdict}`, { method: 'POST' });

/** Sends again all that the filters show and that may be sent again together; the server takes them in portions. */
export async function resendAll({ state, channel }: UndeliveredFilters): Promise<ResentView> {
  const all: ResentView = { resent: 0, refused: [], more: false };
  const body = { ...(state && { state }), ...(channel && { channelId: channel }) };
  for (;;) {
    const part = await request<ResentView>('/api/v1/undelivered/resend', { method: 'POST', body });
    all.resent += part.resent;
    all.refused = part.refused;
    if (!part.more || part.resent === 0) return all;
  }
}

function newest(): string | null {
  return null;
}
