import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';
import { commandTask, type TaskCommand } from './task-queries.ts';

/** Does something with a task, refreshes all that shows it, and tells why when it was refused. */
export function useTaskCommand() {
  const tellFailure = useFailureNotice();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (command: TaskCommand) => commandTask(command),
    onError: tellFailure,
    onSettled: (task, _error, command) => {
      const dialogId = task?.dialogId ?? ('dialogId' in command ? command.dialogId : null);
      return Promise.all([
        client.invalidateQueries({ queryKey: keys.tasks }),
        ...(dialogId ? [client.invalidateQueries({ queryKey: keys.dialog(dialogId) })] : []),
      ]);
    },
  });
}
