import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DraftEdit } from '../../domain/training/draft-edit.ts';
import type { DraftChangedView } from '../../http/views/training-view.ts';
import { keys } from '../api/keys.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';
import { editDraft } from './training-queries.ts';

interface Change {
  /** Of the draft that was looked at. */
  version: number;
  edits: readonly DraftEdit[];
}

/** Changes the draft, all or nothing; what was left out of a list is told with the reason. */
export function useDraftEdit(onDone?: (changed: DraftChangedView) => void) {
  const { t } = useTranslation();
  const tellFailure = useFailureNotice();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, edits }: Change) => editDraft(version, edits),
    onSuccess(changed) {
      const [first] = changed.leftOut;
      if (first) {
        notifications.show({
          color: 'yellow',
          title: t('training.leftOut', { count: changed.leftOut.length }),
          message: `«${first.text}»: ${first.reason}`,
          closeButtonProps: { 'aria-label': t('common.close') },
        });
      }
      onDone?.(changed);
    },
    onError: tellFailure,
    onSettled: () => client.invalidateQueries({ queryKey: keys.training }),
  });
}
