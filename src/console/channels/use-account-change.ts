import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ChannelAccountView } from '../../http/views/channel-account-view.ts';
import { keys } from '../api/keys.ts';
import { type AccountEdit, changeAccount } from './account-queries.ts';

/** Changes an account and reads all that shows it anew; what was refused is for the caller to say. */
export function useAccountChange(account: ChannelAccountView) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (edit: AccountEdit) => changeAccount(account, edit),
    onSuccess: () => notifications.show({ color: 'green', message: t('channelAccounts.saved') }),
    onSettled: () =>
      Promise.all([keys.channelAccounts, keys.channels].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
