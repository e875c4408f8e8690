import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CrmSetupView } from '../../http/views/crm-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { crmSetupQuery } from './bitrix24-queries.ts';

interface Change {
  path: 'settings' | 'portal' | 'portal/fields';
  body?: object;
}

/** Changes the exchange; what came of it takes the place of what was known. */
export function useCrmChange() {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: Change) =>
      request<CrmSetupView>(`/api/v1/bitrix24/${path}`, {
        method: path === 'settings' ? 'PATCH' : 'POST',
        ...(body && { body }),
      }),
    onSuccess(setup) {
      client.setQueryData(crmSetupQuery.queryKey, setup);
      notifications.show({ color: 'green', title: t('bitrix24.saved'), message: t('bitrix24.savedText') });
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.bitrix24 }),
  });
}
