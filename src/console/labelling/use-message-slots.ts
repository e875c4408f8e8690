import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SlotValue } from '../../domain/training/slot-fix.ts';
import type { MessageSlotsView } from '../../http/views/training-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';

const pathOf = (messageId: string) => `/api/v1/training/slots/${encodeURIComponent(messageId)}`;

/** Not among the keys of labelling: each label marks those stale, and what a message names stays the same. */
const slotsQuery = (messageId: string) =>
  queryOptions({
    queryKey: [...keys.training, 'slots', messageId],
    queryFn: ({ signal }) => request<MessageSlotsView>(pathOf(messageId), { signal }),
    staleTime: 60_000,
  });

/**
 * What the bot found in a message and what people say of it. A change is shown as made and sent at once, one after the other, also when
 * the labeller has gone on to the next message; `say(null)` takes the correction back.
 */
export function useMessageSlots(messageId: string) {
  const client = useQueryClient();
  const tellFailure = useFailureNotice();
  const query = slotsQuery(messageId);
  const slots = useQuery(query);
  const mutationKey = [...query.queryKey, 'change'];
  const change = useMutation({
    mutationKey,
    scope: { id: `slots ${messageId}` },
    mutationFn: (right: readonly SlotValue[] | null) =>
      request<MessageSlotsView>(
        pathOf(messageId),
        right === null ? { method: 'DELETE' } : { method: 'POST', body: { right } },
      ),
    onError: tellFailure,
    // Only after the last one: before it, the server knows less than the screen shows.
    onSettled: async () => {
      if (client.isMutating({ mutationKey }) === 1) await client.invalidateQueries({ queryKey: query.queryKey });
    },
  });
  return {
    slots,
    async say(right: readonly SlotValue[] | null): Promise<void> {
      await client.cancelQueries({ queryKey: query.queryKey });
      client.setQueryData(query.queryKey, (old) => old && { ...old, right: right && [...right] });
      change.mutate(right);
    },
  };
}
