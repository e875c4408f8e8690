import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ContactView } from '../../http/views/contact-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { describeError } from '../shared/describe-error.ts';

export interface ContactChange {
  name?: string;
  phone?: string | null;
  email?: string | null;
  tags?: string[];
  fields?: Record<string, string | number | null>;
  consent?: { granted: boolean; source: string };
  blocked?: boolean;
}

/** Saves a change of a contact and reads anew what it touches; tells why when it was refused. */
export function useContactChange(id: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ContactChange) => request<ContactView>(`/api/v1/contacts/${id}`, { method: 'PATCH', body }),
    onError: (error) =>
      void notifications.show({ color: 'red', title: t('action.failed'), message: describeError(t, error) }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.contacts }),
        client.invalidateQueries({ queryKey: keys.dialogs }),
      ]),
  });
}
