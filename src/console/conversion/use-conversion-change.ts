import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { describeError } from '../shared/describe-error.ts';

interface Change {
  path: string;
  method?: 'POST' | 'PATCH';
  body: object;
}

/** Changes something about judging, reads all of it anew, and tells why when it was refused. */
export function useConversionChange<T>(onDone?: (answer: T) => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, method = 'POST', body }: Change) => request<T>(`/api/v1/conversion/${path}`, { method, body }),
    onSuccess: (answer) => onDone?.(answer),
    onError: (error) =>
      notifications.show({
        color: 'red',
        title: t('action.failed'),
        message: describeError(t, error),
        closeButtonProps: { 'aria-label': t('common.close') },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.conversionPrompt }),
  });
}
