import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DialogCardView } from '../../http/views/dialog-view.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';
import { type Asked, perform } from './actions.ts';
import { keys } from './keys.ts';

/** An action on one dialog: shows the answer at once, refreshes what it touched, tells why when it was refused. */
export function useAct(dialogId: string) {
  const tellFailure = useFailureNotice();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: Asked) => perform(dialogId, asked),
    onSuccess: ({ dialog }) => {
      client.setQueryData<DialogCardView>(keys.dialog(dialogId), (card) =>
        card ? { ...card, ...dialog, contact: { ...card.contact, ...dialog.contact } } : card,
      );
    },
    onError: (error, asked) => {
      if (asked.kind === 'reply' || asked.kind === 'note' || asked.kind === 'set_fields') return;
      tellFailure(error);
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.messages(dialogId) }),
        client.invalidateQueries({ queryKey: keys.dialog(dialogId) }),
        client.invalidateQueries({ queryKey: keys.dialogs }),
      ]),
  });
}
