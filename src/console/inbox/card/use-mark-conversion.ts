import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DialogCardView, DialogView } from '../../../http/views/dialog-view.ts';
import { keys } from '../../api/keys.ts';
import { request } from '../../api/request.ts';
import { useFailureNotice } from '../../shared/use-failure-notice.ts';

type Mark = 'converted' | 'not_converted' | null;

/** Marks a dialog by hand; null takes the mark back. */
export function useMarkConversion(dialogId: string) {
  const tellFailure = useFailureNotice();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (verdict: Mark) =>
      request<{ dialog: DialogView }>(`/api/v1/dialogs/${dialogId}/conversion`, { method: 'POST', body: { verdict } }),
    onSuccess: ({ dialog: { conversion } }) => {
      client.setQueryData<DialogCardView>(keys.dialog(dialogId), (card) => (card ? { ...card, conversion } : card));
    },
    onError: tellFailure,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.dialog(dialogId) }),
        client.invalidateQueries({ queryKey: keys.conversionPrompt }),
      ]),
  });
}
