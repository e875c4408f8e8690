import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.ts';
import { describeError } from '../shared/describe-error.ts';
import { commandTask, type TaskCommand } from './task-queries.ts';

/** Does something with a task, refreshes all that shows it, and tells why when it was refused. */
export function useTaskCommand() {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (command: TaskCommand) => commandTask(command),
    onError: (error) =>
      notifications.show({
        color: 'red',
        title: t('action.failed'),
        message: describeError(t, error),
        closeButtonProps: { 'aria-label': t('common.close') },
      }),
    onSettled: (task, _error, command) => {
      const dialogId = task?.dialogId ?? ('dialogId' in command ? command.dialogId : null);
      return Promise.all([
        client.invalidateQueries({ queryKey: keys.tasks }),
        ...(dialogId ? [client.invalidateQueries({ queryKey: keys.dialog(dialogId) })] : []),
      ]);
    },
  });
}
