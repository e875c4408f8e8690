import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FlowView } from '../../http/views/flow-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';
import { flowQuery } from './flows-queries.ts';

interface Change {
  path: string;
  method: 'POST' | 'PATCH';
  body: object;
  /** What is said when it is done. */
  done: string;
}

/** Changes a flow and shows it as it is then; whatever is refused is told in the server's words. */
export function useFlowChange(onDone?: (flow: FlowView) => void) {
  const { t } = useTranslation();
  const tellFailure = useFailureNotice();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, method, body }: Change) => request<FlowView>(path, { method, body }),
    onSuccess(flow, { done }) {
      client.setQueryData(flowQuery(flow.id).queryKey, flow);
      notifications.show({ color: 'green', message: done, closeButtonProps: { 'aria-label': t('common.close') } });
      onDone?.(flow);
    },
    onError: tellFailure,
    onSettled: () => client.invalidateQueries({ queryKey: keys.flows }),
  });
}
