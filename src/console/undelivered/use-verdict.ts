import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.ts';
import { describeError } from '../shared/describe-error.ts';
import { decide, type Verdict } from './undelivered-queries.ts';

/** Sends a line again or lets it go, and tells why when that was refused. */
export function useVerdict(messageId: string, dialogId: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (verdict: Verdict) => decide(messageId, verdict),
    onError: (error) =>
      notifications.show({ color: 'red', title: t('action.failed'), message: describeError(t, error) }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.undelivered }),
        client.invalidateQueries({ queryKey: keys.messages(dialogId) }),
      ]),
  });
}
