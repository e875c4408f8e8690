import type { ActionOf } from '../action.ts';
import { changeDialog, type Draft, leave, type Refusal } from './draft.ts';

export function addTask(draft: Draft, action: ActionOf<'add_task'>): Refusal | undefined {
  const { dialog } = draft.changes;
  const { now } = draft.moment;
  const id = draft.moment.newId();
  const due = new Date(now.getTime() + action.dueInMinutes * 60_000);
  draft.changes.tasks.push({
    id,
    dialogId: dialog.id,
    contactId: dialog.contactId,
    kind: action.taskKind,
    title: action.title,
    due,
    assigneeId: dialog.assigneeId,
    done: false,
    createdAt: now,
  });
  if (!dialog.taskDue || due < dialog.taskDue) changeDialog(draft, { taskDue: due });
  leave(draft, { type: 'task_added', taskId: id, title: action.title });
  return undefined;
}
