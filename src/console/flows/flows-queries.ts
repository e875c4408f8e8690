import { queryOptions } from '@tanstack/react-query';
import type { Locale } from '../../domain/localized.ts';
import type {
  FlowCheckView,
  FlowListView,
  FlowTrialView,
  FlowVersionsView,
  FlowView,
} from '../../http/views/flow-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';

export const FLOWS_PATH = '/api/v1/flows';
export const flowPath = (id: string): string => `${FLOWS_PATH}/${encodeURIComponent(id)}`;

export const flowsQuery = queryOptions({
  queryKey: [...keys.flows, 'list'],
  queryFn: ({ signal }) => request<FlowListView>(FLOWS_PATH, { signal }),
});

export const flowQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.flows, 'flow', id],
    queryFn: ({ signal }) => request<FlowView>(flowPath(id), { signal }),
  });

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.flows, 'versions', id],
    queryFn: ({ signal }) => request<FlowVersionsView>(`${flowPath(id)}/versions`, { signal }),
  });

export const checkQuery = (id: string, text: string) =>
  queryOptions({
    queryKey: [...keys.flows, 'check', id, text],
    queryFn: ({ signal }) =>
      request<FlowCheckView>(`${flowPath(id)}/check`, { method: 'POST', body: { text }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
  });

/** One thing that is done in a talk to try a flow in. */
export type TryInput = { say: string } | { tap: string } | { wait: number };

export const tryFlow = (locale: Locale, inputs: readonly TryInput[], draft: { id: string; text: string } | null) =>
  request<FlowTrialView>(`${FLOWS_PATH}/try`, { method: 'POST', body: { locale, inputs, ...(draft && { draft }) } });
