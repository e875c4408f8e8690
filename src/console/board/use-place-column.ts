import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { describeError } from '../shared/describe-error.ts';
import { placeColumn } from './board-cache.ts';
import type { ChangeBoard } from './use-board.ts';

/** Puts a stage in front of another one, here at once and then on the server. */
export function usePlaceColumn(pipelineId: string, change: ChangeBoard) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return async (stageId: string, before: string | null): Promise<void> => {
    change((board) => ({ ...board, columns: placeColumn(board.columns, stageId, before) }));
    try {
      const path = `/api/v1/pipelines/${encodeURIComponent(pipelineId)}/stages/${encodeURIComponent(stageId)}/place`;
      await request(path, { method: 'POST', body: { before } });
    } catch (error) {
      notifications.show({ color: 'red', title: t('action.failed'), message: describeError(t, error) });
    }
    void client.invalidateQueries({ queryKey: keys.pipelines });
    void client.invalidateQueries({ queryKey: keys.board });
  };
}
