import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RunningPointerView } from '../../http/views/training-candidate-view.ts';
import { keys } from '../api/keys.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';

/** Changes what runs, and says whether it runs here already. */
export function usePublished<T>(change: (wish: T) => Promise<RunningPointerView>) {
  const { t } = useTranslation();
  const tellFailure = useFailureNotice();
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: ({ release, here, problems }) =>
      notifications.show({
        color: problems.length > 0 ? 'orange' : 'green',
        title: release === null ? t('candidate.filesRun') : t('candidate.runs', { number: release }),
        message: problems.join(' ') || t(here ? 'candidate.here' : 'candidate.soon'),
        closeButtonProps: { 'aria-label': t('common.close') },
      }),
    onError: tellFailure,
    onSettled: () => client.invalidateQueries({ queryKey: keys.training }),
  });
}
