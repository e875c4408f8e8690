import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SavedViewView } from '../../http/views/saved-view-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { describeError } from '../shared/describe-error.ts';

type NewView = Pick<SavedViewView, 'kind' | 'title' | 'query' | 'shared'>;
type ViewChange = Pick<SavedViewView, 'id' | 'version' | 'title' | 'shared'>;

/** Saves, renames and deletes views; `onDone` after each that went well. */
export function useSavedViews(onDone: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const after = {
    onSuccess: () => {
      onDone();
      return client.invalidateQueries({ queryKey: keys.views });
    },
    onError: (error: unknown) =>
      void notifications.show({ color: 'red', title: t('action.failed'), message: describeError(t, error) }),
  };
  const save = useMutation({
    mutationFn: (view: NewView) => request<SavedViewView>('/api/v1/views', { method: 'POST', body: view }),
    ...after,
  });
  const rename = useMutation({
    mutationFn: ({ id, ...parts }: ViewChange) =>
      request<SavedViewView>(`/api/v1/views/${id}`, { method: 'PATCH', body: parts }),
    ...after,
  });
  const remove = useMutation({
    mutationFn: ({ id }: Pick<SavedViewView, 'id'>) => request(`/api/v1/views/${id}`, { method: 'DELETE' }),
    ...after,
  });
  return { save, rename, remove };
}
