import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { FullHookCallView, HookCallView, HookView } from '../../http/views/hook-view.ts';
import type { DeliveryView, WebhookView } from '../../http/views/webhook-view.ts';
import { keys } from '../api/keys.ts';
import { queryOf, request } from '../api/request.ts';
import { lookPace } from './look-pace.ts';

interface Page<Item> {
  items: Item[];
  next: string | null;
}

const PAGE = 50;
const LOOK_EVERY_MS = 3_000;
const newest = (): string | null => null;

export const webhooksQuery = queryOptions({
  queryKey: [...keys.webhooks, 'list'],
  queryFn: async ({ signal }) => (await request<Page<WebhookView>>('/api/v1/webhooks', { signal })).items,
});

export const webhookQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.webhooks, 'one', id],
    queryFn: ({ signal }) => request<WebhookView>(`/api/v1/webhooks/${encodeURIComponent(id)}`, { signal }),
  });

export const deliveriesQuery = (webhookId: string, filters: { state: string; event: string }) =>
  infiniteQueryOptions({
    queryKey: [...keys.webhooks, 'log', webhookId, filters],
    queryFn: ({ pageParam, signal }) =>
      request<Page<DeliveryView>>(
        `/api/v1/webhooks/${encodeURIComponent(webhookId)}/deliveries${queryOf({ ...filters, cursor: pageParam, limit: PAGE })}`,
        { signal },
      ),
    initialPageParam: newest(),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => lookPace(data?.pages[0]?.items ?? [], new Date()),
  });

export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.webhooks, 'delivery', id],
    queryFn: ({ signal }) => request<DeliveryView>(`/api/v1/deliveries/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state: { data } }) => lookPace(data ? [data] : [], new Date()),
  });

export const hooksQuery = queryOptions({
  queryKey: [...keys.hooks, 'list'],
  queryFn: async ({ signal }) => (await request<Page<HookView>>('/api/v1/hooks', { signal })).items,
});

export const hookQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.hooks, 'one', id],
    queryFn: ({ signal }) => request<HookView>(`/api/v1/hooks/${encodeURIComponent(id)}`, { signal }),
  });

export const callsQuery = (hookId: string, state: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.hooks, 'log', hookId, state],
    queryFn: ({ pageParam, signal }) =>
      request<Page<HookCallView>>(
        `/api/v1/hooks/${encodeURIComponent(hookId)}/calls${queryOf({ state, cursor: pageParam, limit: PAGE })}`,
        { signal },
      ),
    initialPageParam: newest(),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    // Whoever sets a site up looks here for the first request.
    refetchInterval: LOOK_EVERY_MS,
  });

export const callQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.hooks, 'call', id],
    queryFn: ({ signal }) => request<FullHookCallView>(`/api/v1/hook-calls/${encodeURIComponent(id)}`, { signal }),
  });
