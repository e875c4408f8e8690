import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TriggerView } from '../../http/views/trigger-view.ts';
import { keys } from '../api/keys.ts';
import { describeTriggerError } from './describe-trigger-error.ts';
import { removeTrigger, switchTrigger } from './trigger-queries.ts';

/** Switching a trigger on and off, and deleting it. */
export function useTriggerChange() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const common = {
    onError: (error: unknown) =>
      notifications.show({
        color: 'red',
        title: t('action.failed'),
        message: describeTriggerError(t, error),
        closeButtonProps: { 'aria-label': t('common.close') },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.triggers }),
  };
  const switchOn = useMutation({
    ...common,
    mutationFn: ({ trigger, enabled }: { trigger: TriggerView; enabled: boolean }) => switchTrigger(trigger, enabled),
  });
  const remove = useMutation({ ...common, mutationFn: removeTrigger });
  return { switchOn, remove };
}
