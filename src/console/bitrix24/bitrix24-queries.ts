import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  CrmCallView,
  CrmLeadView,
  CrmSetupView,
  CrmStateView,
  CrmTrialView,
  CrmWorkView,
} from '../../http/views/crm-view.ts';
import type { DialogView } from '../../http/views/dialog-view.ts';
import { keys } from '../api/keys.ts';
import { queryOf, request } from '../api/request.ts';

const PAGE = 50;
const LOOK_EVERY_MS = 5_000;
const FOUND = 8;

export const crmSetupQuery = queryOptions({
  queryKey: [...keys.bitrix24, 'setup'],
  queryFn: ({ signal }) => request<CrmSetupView>('/api/v1/bitrix24/settings', { signal }),
  staleTime: 60_000,
});

export const crmStateQuery = queryOptions({
  queryKey: [...keys.bitrix24, 'state'],
  queryFn: ({ signal }) => request<CrmStateView>('/api/v1/bitrix24', { signal }),
  refetchInterval: LOOK_EVERY_MS,
});

export interface LedgerFilters {
  dialogId: string;
  direction: string;
  failed: string;
}

export const crmCallsQuery = (filters: LedgerFilters) =>
  infiniteQueryOptions({
    queryKey: [...keys.bitrix24, 'calls', filters],
    queryFn: ({ pageParam, signal }) =>
      request<{ items: CrmCallView[]; next: string | null }>(
        `/api/v1/bitrix24/calls${queryOf({ ...filters, cursor: pageParam, limit: PAGE })}`,
        { signal },
      ),
    initialPageParam: newest(),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_EVERY_MS,
  });

export const crmWorksQuery = (state: 'waiting' | 'failed') =>
  queryOptions({
    queryKey: [...keys.bitrix24, 'works', state],
    queryFn: async ({ signal }) =>
      (await request<{ items: CrmWorkView[] }>(`/api/v1/bitrix24/works${queryOf({ state })}`, { signal })).items,
    refetchInterval: LOOK_EVERY_MS,
  });

export const crmLeadQuery = (dialogId: string) =>
  queryOptions({
    queryKey: [...keys.dialog(dialogId), 'lead'],
    queryFn: ({ signal }) => request<CrmLeadView>(`/api/v1/dialogs/${dialogId}/lead`, { signal }),
  });

/** Dialogs whose client is called so, to choose one of. */
export const foundDialogsQuery = (text: string) =>
  queryOptions({
    queryKey: [...keys.dialogs, 'found', text],
    queryFn: async ({ signal }) =>
      (
        await request<{ items: DialogView[] }>(`/api/v1/dialogs${queryOf({ text, view: 'all', limit: FOUND })}`, {
          signal,
        })
      ).items,
    placeholderData: keepPreviousData,
  });

export const tryMapping = (body: object): Promise<{ items: CrmTrialView[] }> =>
  request('/api/v1/bitrix24/try', { method: 'POST', body });

function newest(): string | null {
  return null;
}
