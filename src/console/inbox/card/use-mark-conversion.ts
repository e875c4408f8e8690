import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DialogCardView, DialogView } from '../../../http/views/dialog-view.ts';
import { keys } from '../../api/keys.ts';
import { request } from '../../api/request.ts';
import { describeError } from '../../shared/describe-error.ts';

type Mark = 'converted' | 'not_converted' | null;

/** Marks a dialog by hand; null takes the mark back. */
export function useMarkConversion(dialogId: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (verdict: Mark) =>
      request<{ dialog: DialogView }>(`/api/v1/dialogs/${dialogId}/conversion`, { method: 'POST', body: { verdict } }),
    onSuccess: ({ dialog: { conversion } }) => {
      client.setQueryData<DialogCardView>(keys.dialog(dialogId), (card) => (card ? { ...card, conversion } : card));
    },
    onError: (error) =>
      notifications.show({
        color: 'red',
        title: t('action.failed'),
        message: describeError(t, error),
        closeButtonProps: { 'aria-label': t('common.close') },
      }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.dialog(dialogId) }),
        client.invalidateQueries({ queryKey: keys.conversionPrompt }),
      ]),
  });
}
