import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PipelineChangedView, PipelineView } from '../../http/views/pipeline-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { useLocale } from '../i18n/language.ts';
import { describePipelineError } from './describe-pipeline-error.ts';

/** One change: where it is asked for and with what. */
export interface PipelineEdit {
  path: string;
  method?: 'POST' | 'PATCH' | 'DELETE';
  body?: object;
}

/** Asks for changes of pipelines, one after another; shows the answer at once, and says why when one was refused. */
export function usePipelineEdit() {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    // One at a time, in the order in which they were asked for.
    scope: { id: 'pipelines' },
    mutationFn: ({ path, method = 'PATCH', body }: PipelineEdit) =>
      request<PipelineChangedView>(`/api/v1/pipelines${path}`, { method, ...(body && { body }) }),
    onSuccess: ({ pipeline, triggers }) => {
      client.setQueryData<PipelineView[]>(keys.pipelines, (known) =>
        known?.map((one) => (one.id === pipeline.id ? pipeline : one)),
      );
      if (triggers.length === 0) return;
      const titles = triggers.map(({ title }) => title[locale]).join(', ');
      notifications.show({
        color: 'yellow',
        autoClose: false,
        title: t('pipelines.triggersOffTitle'),
        message: t('pipelines.triggersOff', { titles }),
        closeButtonProps: { 'aria-label': t('common.close') },
      });
    },
    onError: (error) =>
      notifications.show({
        color: 'red',
        title: t('action.failed'),
        message: describePipelineError(t, error),
        closeButtonProps: { 'aria-label': t('common.close') },
      }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.pipelines }),
        client.invalidateQueries({ queryKey: keys.board }),
      ]),
  });
}

/** The address of a stage, and of the pipeline that it is in. */
export const stagePath = (pipelineId: string, stageId: string): string =>
  `/${encodeURIComponent(pipelineId)}/stages/${encodeURIComponent(stageId)}`;
