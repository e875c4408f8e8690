import type { ActionOf } from '../action.ts';
import type { Task } from '../task.ts';
import * as moves from '../tasks/task-moves.ts';
import { wrongWith } from '../tasks/task-wish.ts';
import { causedBy, changeDialog, type Draft, leave, type Refusal, refuse } from './draft.ts';

export function addTask(draft: Draft, action: ActionOf<'add_task'>): Refusal | undefined {
  const { dialog } = draft.changes;
  const { now } = draft.moment;
  const due = action.due === undefined ? inMinutes(now, action.dueInMinutes) : new Date(action.due);
  if (!due) return refuse('Say when the task is due: `due` or `dueInMinutes`.');
  const wrong = wrongWith({ kind: action.taskKind, due, assigneeId: action.assigneeId }, aroundOf(draft));
  if (wrong) return refuse(wrong);
  const { causes = [] } = draft.moment;
  const task = moves.newTask(
    {
      id: action.id ?? draft.moment.newId(),
      dialogId: dialog.id,
      contactId: dialog.contactId,
      kind: action.taskKind,
      title: action.title,
      due,
      assigneeId: action.assigneeId === undefined ? dialog.assigneeId : action.assigneeId,
      rule: action.repeat ?? null,
    },
    hereOf(draft),
  );
  put(draft, causes.length > 0 ? { ...task, causes: [...causes] } : task);
  return undefined;
}

/** One that repeats makes the next of its series. */
export function completeTask(draft: Draft, action: ActionOf<'complete_task'>): Refusal | undefined {
  const before = taskOf(draft, action.taskId);
  if (!before) return noTask;
  const moved = moves.complete(before, action.result ?? null, hereOf(draft));
  if (moved.kind === 'refused') return moved;
  if (moved.task === before) return undefined;
  put(draft, moved.task);
  leave(draft, { type: 'task_completed', taskId: before.id, title: before.title, result: moved.task.result });
  if (moved.next) put(draft, moved.next);
  return undefined;
}

/** The next one that the completion has made goes again, unless somebody has worked on it. */
export function reopenTask(draft: Draft, action: ActionOf<'reopen_task'>): Refusal | undefined {
  const before = taskOf(draft, action.taskId);
  if (!before) return noTask;
  const next = openTasks(draft).find(({ after, version }) => after === before.id && version <= 1);
  if (before.state === 'done' && next) cancelTask(draft, { kind: 'cancel_task', taskId: next.id });
  return settle(draft, before, moves.reopen(before));
}

export function changeTask(draft: Draft, action: ActionOf<'change_task'>): Refusal | undefined {
  const before = taskOf(draft, action.taskId);
  if (!before) return noTask;
  const due = action.due === undefined ? undefined : new Date(action.due);
  const { title, assigneeId, taskKind, repeat, version } = action;
  // What it is already may stay, also when nobody could choose it today.
  const kind = taskKind === before.kind ? undefined : taskKind;
  const wish = { kind, due, assigneeId: assigneeId === before.assigneeId ? undefined : assigneeId };
  const wrong = wrongWith(wish, aroundOf(draft));
  if (wrong) return refuse(wrong);
  const { timezone } = draft.situation.business;
  return settle(
    draft,
    before,
    moves.change(before, { title, due, assigneeId, kind: taskKind, rule: repeat, version }, timezone),
  );
}

export function cancelTask(draft: Draft, action: ActionOf<'cancel_task'>): Refusal | undefined {
  const before = taskOf(draft, action.taskId);
  if (!before) return noTask;
  const moved = moves.cancel(before, draft.moment.now);
  if (moved.kind === 'refused') return moved;
  if (moved.task === before) return undefined;
  put(draft, moved.task);
  leave(draft, { type: 'task_cancelled', taskId: before.id, title: before.title });
  return undefined;
}

/** Says that a task is overdue, once for each moment that it was due at. */
export function tellOverdue(draft: Draft, action: ActionOf<'tell_overdue'>): Refusal | undefined {
  const task = taskOf(draft, action.taskId);
  if (task?.state !== 'open') return refuse('The task is settled.');
  put(draft, { ...task, overdueFor: task.due });
  const { id: taskId, title, kind: taskKind, due, assigneeId } = task;
  leave(causedBy(draft, task.causes ?? []), { type: 'task_overdue', taskId, title, taskKind, due, assigneeId });
  return undefined;
}

function settle(draft: Draft, before: Task, moved: moves.Moved): Refusal | undefined {
  if (moved.kind === 'refused') return moved;
  const changed = moves.differences(before, moved.task);
  if (changed.length === 0) return undefined;
  put(draft, moved.task);
  const { id: taskId, title, due, assigneeId } = moved.task;
  leave(draft, { type: 'task_changed', taskId, title, changed, due, assigneeId });
  return undefined;
}

/** Every change of a task goes through here: the dialog's earliest due moment and the timer follow it. */
function put(draft: Draft, task: Task): void {
  const { changes, situation } = draft;
  const before = taskOf(draft, task.id);
  changes.tasks = [...changes.tasks.filter(({ id }) => id !== task.id), task];
  changeDialog(draft, { taskDue: situation.tasks ? earliest(openTasks(draft)) : sooner(changes.dialog.taskDue, task) });
  watchDue(draft, before, task);
  if (before) return;
  const { id: taskId, title, kind: taskKind, due, assigneeId } = task;
  leave(draft, { type: 'task_added', taskId, title, taskKind, due, assigneeId });
}

/** A timer of its own for every moment at which a task may become overdue; what is not so any more by then is passed over. */
function watchDue(draft: Draft, before: Task | undefined, task: Task): void {
  if (task.state !== 'open' || task.overdueFor?.getTime() === task.due.getTime()) return;
  if (before?.state === 'open' && before.due.getTime() === task.due.getTime()) return;
  const key = `overdue:${task.id}:`;
  draft.changes.timers = draft.changes.timers.filter(({ id }) => !id.startsWith(key));
  draft.changes.timers.push({
    id: `${key}${task.due.getTime()}:${task.version + 1}`,
    due: task.due,
    dialogId: draft.changes.dialog.id,
    state: 'pending',
    outcome: null,
    work: { kind: 'task_overdue', taskId: task.id, due: task.due },
  });
}

/** As the draft has it by now. */
function taskOf(draft: Draft, id: string): Task | undefined {
  return draft.changes.tasks.find((task) => task.id === id) ?? draft.situation.tasks?.find((task) => task.id === id);
}

function openTasks({ changes, situation }: Draft): Task[] {
  const changed = new Set(changes.tasks.map(({ id }) => id));
  const others = situation.tasks?.filter(({ id }) => !changed.has(id)) ?? [];
  return [...others, ...changes.tasks].filter(({ state }) => state === 'open');
}

const earliest = (tasks: readonly Task[]): Date | null =>
  tasks.reduce<Date | null>((soonest, task) => sooner(soonest, task), null);

const sooner = (soonest: Date | null, { due }: Task): Date => (soonest && soonest <= due ? soonest : due);

const inMinutes = (now: Date, minutes: number | undefined): Date | null =>
  minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000);

const noTask = refuse('This dialog has no such task.');

const hereOf = ({ moment, situation }: Draft) => ({
  now: moment.now,
  zone: situation.business.timezone,
  newId: () => moment.newId(),
});

const aroundOf = ({ situation: { taskKinds, team }, moment: { now } }: Draft) => ({ taskKinds, team, now });
