import { queryOptions } from '@tanstack/react-query';
import type { ChannelHealthView, ChannelStateView } from '../../http/views/channel-health-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';

/** No event tells how a channel is. */
const LOOK_EVERY_MS = 20_000;
/** While a test message is on its way. */
const FOLLOW_EVERY_MS = 1_000;

/** How all channels are, in a line each. */
export const statesQuery = queryOptions({
  queryKey: [...keys.channels, 'health'],
  queryFn: async ({ signal }) =>
    (await request<{ items: ChannelStateView[] }>('/api/v1/channels/health', { signal })).items,
  refetchInterval: LOOK_EVERY_MS,
});

const addressOf = (channelId: string): string => `/api/v1/channels/${encodeURIComponent(channelId)}`;

export const healthQuery = (channelId: string) =>
  queryOptions({
    queryKey: [...keys.channels, 'health', channelId],
    queryFn: ({ signal }) => request<ChannelHealthView>(`${addressOf(channelId)}/health`, { signal }),
    refetchInterval: ({ state }) => (state.data?.test?.state === 'running' ? FOLLOW_EVERY_MS : LOOK_EVERY_MS),
  });

export const checkNow = (channelId: string) =>
  request<ChannelHealthView>(`${addressOf(channelId)}/check`, { method: 'POST', body: {} });

export { addressOf };
