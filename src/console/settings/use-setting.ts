import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../api/request.ts';
import { describeError } from '../shared/describe-error.ts';

interface Change {
  path: string;
  method: 'POST' | 'PATCH' | 'DELETE';
  body?: object;
}

/** Changes a setting, reads its list anew, and tells why when it was refused. */
export function useSetting(key: string[]) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, method, body }: Change) => request(`/api/v1${path}`, { method, ...(body && { body }) }),
    onError: (error) =>
      notifications.show({
        color: 'red',
        title: t('action.failed'),
        message: describeError(t, error),
        closeButtonProps: { 'aria-label': t('common.close') },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
