import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';

/** Does one thing again, by its id, or all that the portal has not taken. */
export function useReplay() {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (workId: string | null) =>
      request<{ replayed: number }>(
        workId === null ? '/api/v1/bitrix24/replay' : `/api/v1/bitrix24/works/${encodeURIComponent(workId)}/replay`,
        { method: 'POST' },
      ),
    onSuccess: ({ replayed }) =>
      notifications.show({ title: t('bitrix24.replayed'), message: t('bitrix24.replayedText', { count: replayed }) }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.bitrix24 }),
  });
}
