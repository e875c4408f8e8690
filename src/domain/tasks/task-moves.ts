import type { Task } from '../task.ts';
import { nextDue, type RepeatRule, repeatAt } from './repeat.ts';

export type Moved = { kind: 'ok'; task: Task } | { kind: 'refused'; reason: string };

const ok = (task: Task): Moved => ({ kind: 'ok', task });
const refused = (reason: string): Moved => ({ kind: 'refused', reason });

/** When, where on earth, and where ids come from. */
interface Here {
  now: Date;
  zone: string;
  newId(): string;
}

type Wanted = Pick<Task, 'id' | 'dialogId' | 'contactId' | 'kind' | 'title' | 'due' | 'assigneeId'> & {
  rule: RepeatRule | null;
};

export function newTask({ rule, ...wanted }: Wanted, { now, zone }: Omit<Here, 'newId'>): Task {
  return {
    ...wanted,
    repeat: rule && repeatAt(rule, wanted.due, zone),
    after: null,
    state: 'open',
    closedAt: null,
    result: null,
    overdueFor: null,
    createdAt: now,
    version: 0,
  };
}

/** Completed, and the next one of its series; a second tap changes nothing. */
export function complete(
  task: Task,
  result: string | null,
  here: Here,
): { kind: 'ok'; task: Task; next: Task | null } | { kind: 'refused'; reason: string } {
  if (task.state === 'cancelled') return { kind: 'refused', reason: 'The task has been cancelled.' };
  if (task.state === 'done') return { kind: 'ok', task, next: null };
  const done: Task = { ...task, state: 'done', closedAt: here.now, result };
  return { kind: 'ok', task: done, next: task.repeat && nextOf(task, task.repeat, here) };
}

function nextOf(task: Task, repeat: NonNullable<Task['repeat']>, { now, zone, newId }: Here): Task {
  const due = nextDue(repeat, task.due, now, zone);
  return { ...task, id: newId(), due, after: task.id, overdueFor: null, createdAt: now, version: 0 };
}

/** Takes back a completion or cancellation. */
export function reopen(task: Task): Moved {
  return ok(task.state === 'open' ? task : { ...task, state: 'open', closedAt: null, result: null });
}

export function cancel(task: Task, now: Date): Moved {
  if (task.state === 'done') return refused('The task has been completed.');
  return ok(task.state === 'cancelled' ? task : { ...task, state: 'cancelled', closedAt: now });
}

export interface TaskChange {
  title?: string | undefined;
  due?: Date | undefined;
  assigneeId?: string | null | undefined;
  kind?: string | undefined;
  /** A new rule takes the time of day from the due moment; null ends the series. */
  rule?: RepeatRule | null | undefined;
  /** The version that the editor saw. */
  version?: number | undefined;
}

/** Only open tasks change: what is done is done, unless it is opened again. A task moved to later alone keeps its series' time of day. */
export function change(task: Task, { rule, version, ...part }: TaskChange, zone: string): Moved {
  if (version !== undefined && version !== task.version) {
    return refused('Somebody has changed this task meanwhile; look at it again.');
  }
  if (task.state !== 'open') return refused('The task is closed; open it again to change it.');
  const changed: Task = {
    ...task,
    ...(part.title !== undefined && { title: part.title }),
    ...(part.due !== undefined && { due: part.due }),
    ...(part.assigneeId !== undefined && { assigneeId: part.assigneeId }),
    ...(part.kind !== undefined && { kind: part.kind }),
  };
  if (rule === undefined) return ok(changed);
  return ok({ ...changed, repeat: rule && repeatAt(rule, changed.due, zone) });
}

/** The names of what differs between two states of a task, as the events say it. */
export function differences(before: Task, after: Task): string[] {
  const plain = (['title', 'kind', 'assigneeId', 'state'] as const).filter((name) => before[name] !== after[name]);
  return [
    ...plain,
    ...(before.due.getTime() === after.due.getTime() ? [] : ['due']),
    ...(JSON.stringify(before.repeat) === JSON.stringify(after.repeat) ? [] : ['repeat']),
  ];
}
