import type { Teammate } from '../../domain/operator.ts';
import type { Task } from '../../domain/task.ts';
import type { TaskView } from '../views/task-view.ts';
import { presentTeammate } from './dialog.ts';

/** `names` are those of the contacts that can be found, by id. */
export function presentTask(
  task: Task,
  team: readonly Teammate[],
  names: ReadonlyMap<string, { name: string | null }>,
): TaskView {
  const { id, kind, title, repeat, state, result, dialogId, contactId, version } = task;
  return {
    id,
    kind,
    title,
    due: task.due.toISOString(),
    repeat,
    assignee: task.assigneeId === null ? null : presentTeammate(task.assigneeId, team),
    state,
    result,
    closedAt: task.closedAt?.toISOString() ?? null,
    dialogId,
    contact: contactId === null ? null : { id: contactId, name: names.get(contactId)?.name ?? null },
    createdAt: task.createdAt.toISOString(),
    version,
  };
}
