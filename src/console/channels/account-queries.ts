import { queryOptions } from '@tanstack/react-query';
import type { AccountCheckView, ChannelAccountView, ChannelTypeView } from '../../http/views/channel-account-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';

interface All<Item> {
  items: Item[];
}

/** Another process, or a colleague, may have changed one. */
const LOOK_EVERY_MS = 10_000;

export const accountsQuery = queryOptions({
  queryKey: [...keys.channelAccounts, 'list'],
  queryFn: async ({ signal }) => (await request<All<ChannelAccountView>>('/api/v1/channel-accounts', { signal })).items,
  refetchInterval: LOOK_EVERY_MS,
});

export const typesQuery = queryOptions({
  queryKey: [...keys.channelAccounts, 'types'],
  queryFn: async ({ signal }) => (await request<All<ChannelTypeView>>('/api/v1/channel-types', { signal })).items,
});

export type AccountType = ChannelTypeView['type'];
export type Settings = Record<string, string>;

interface Draft {
  type: AccountType;
  settings: Settings;
  /** What is left out is taken from this account. */
  accountId?: string;
  /** Left out: as the account calls itself. */
  title?: string;
}

export const checkAccount = (draft: Draft): Promise<AccountCheckView> =>
  request('/api/v1/channel-accounts/check', { method: 'POST', body: draft });

export const connectAccount = (draft: Draft): Promise<ChannelAccountView> =>
  request('/api/v1/channel-accounts', { method: 'POST', body: draft });

export interface AccountEdit {
  title?: string;
  enabled?: boolean;
  settings?: Settings;
}

export const changeAccount = ({ id, version }: ChannelAccountView, edit: AccountEdit): Promise<ChannelAccountView> =>
  request(`/api/v1/channel-accounts/${id}`, { method: 'PATCH', body: { version, ...edit } });

export const removeAccount = ({ id, version }: ChannelAccountView): Promise<{ undelivered: number }> =>
  request(`/api/v1/channel-accounts/${id}?version=${version}`, { method: 'DELETE' });
