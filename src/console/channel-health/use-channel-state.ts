import { useQuery } from '@tanstack/react-query';
import type { ChannelStateView } from '../../http/views/channel-health-view.ts';
import { statesQuery } from './health-queries.ts';

/** How a channel is, in a word; null before the first look. */
export function useChannelState(channelId: string): ChannelStateView['state'] {
  return useQuery(statesQuery).data?.find(({ id }) => id === channelId)?.state ?? null;
}
