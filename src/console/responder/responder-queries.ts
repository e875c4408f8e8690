import { queryOptions } from '@tanstack/react-query';
import type { ResponderCostsView, ResponderView } from '../../http/views/responder-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';

const LOOK_EVERY_MS = 60_000;

export const responderQuery = queryOptions({
  queryKey: [...keys.responder, 'settings'],
  queryFn: ({ signal }) => request<ResponderView>('/api/v1/settings/responder', { signal }),
});

export const costsQuery = queryOptions({
  queryKey: [...keys.responder, 'costs'],
  queryFn: ({ signal }) => request<ResponderCostsView>('/api/v1/responder/costs', { signal }),
  refetchInterval: LOOK_EVERY_MS,
});
