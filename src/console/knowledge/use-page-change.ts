import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { KnowledgeSavedView, KnowledgeTopicView } from '../../http/views/knowledge-view.ts';
import { keys } from '../api/keys.ts';
import { ApiError } from '../api/problem.ts';
import { request } from '../api/request.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';

interface Change {
  path: string;
  method: 'POST' | 'DELETE';
  body?: object;
  /** What is said when it is done. */
  done: string;
}

/** Changes a page and shows it as it is then; that somebody else was quicker is shown by the page itself. */
export function usePageChange() {
  const { t } = useTranslation();
  const tellFailure = useFailureNotice();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, method, body }: Change) =>
      request<KnowledgeSavedView>(path, { method, ...(body && { body }) }),
    onSuccess({ topic, pages, problems }, { done }) {
      client.setQueryData<KnowledgeTopicView>([...keys.knowledge, 'page', topic], (before) =>
        before ? { ...before, pages } : before,
      );
      notifications.show({
        color: problems.length > 0 ? 'orange' : 'green',
        message: problems.length > 0 ? t('knowledge.editor.savedIdle') : done,
        closeButtonProps: { 'aria-label': t('common.close') },
      });
    },
    onError(error) {
      if (!(error instanceof ApiError && error.status === 409)) tellFailure(error);
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.knowledge }),
  });
}
