import type { Task } from '../domain/task.ts';
import { contactsById } from '../store/queries/contacts.ts';
import { findTask, type TaskQuery } from '../store/queries/tasks.ts';
import { maySee, whichContactsVisible } from '../store/queries/visible.ts';
import type { RouteDeps } from './app-deps.ts';
import { presentTask } from './present/task.ts';
import { may, type Principal } from './principal.ts';
import { scopeFor } from './scope.ts';
import type { TaskView } from './views/task-view.ts';

/** Whose tasks are asked for, or of what. */
interface Asked {
  assignee?: string | undefined;
  dialog?: string | undefined;
  contact?: string | undefined;
}

export interface TaskAccess {
  /** As they are shown, with the names that go with them. */
  present(tasks: readonly Task[]): Promise<TaskView[]>;
  /** The task, when this person may see it: one's own, and those of dialogs and contacts that one may see. */
  seen(who: Principal, id: string): Promise<Task | null>;
  /** Whose tasks a list is to show; null when they are none of the asker's business. */
  whose(who: Principal, asked: Asked): Promise<Pick<TaskQuery, 'assigneeId' | 'scope'> | null>;
}

/** Who may see which tasks. */
export function taskAccess({ store, surroundings }: Pick<RouteDeps, 'store' | 'surroundings'>): TaskAccess {
  const isVisible = async (who: Principal, contactId: string) =>
    (await whichContactsVisible(store, scopeFor(who, surroundings()), [contactId])).has(contactId);

  return {
    async present(tasks) {
      const ids = tasks.flatMap(({ contactId }) => contactId ?? []);
      const contacts = await contactsById(store, ids);
      return tasks.map((task) => presentTask(task, surroundings().team, contacts));
    },
    async seen(who, id) {
      const task = await findTask(store, id);
      if (!task || may(who, 'manage') || (who.kind === 'user' && task.assigneeId === who.id)) return task;
      if (task.dialogId !== null) {
        return (await maySee(store, scopeFor(who, surroundings()), task.dialogId)) ? task : null;
      }
      return task.contactId !== null && (await isVisible(who, task.contactId)) ? task : null;
    },
    async whose(who, { assignee, dialog, contact }) {
      const self = who.kind === 'user' ? who.id : null;
      const asked = assignee ?? (dialog || contact || self === null ? 'all' : 'me');
      if (asked === 'me' || asked === self) return { assigneeId: self ?? '' };
      const scope = scopeFor(who, surroundings());
      const of = asked === 'all' ? {} : { assigneeId: asked === 'none' ? null : asked };
      if (scope.kind === 'all') return of;
      if (dialog !== undefined) return (await maySee(store, scope, dialog)) ? of : null;
      // Of one person, others may lead other dialogs.
      return contact !== undefined && (await isVisible(who, contact)) ? { ...of, scope } : null;
    },
  };
}
