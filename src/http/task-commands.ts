import type { ActionOf } from '../domain/action.ts';
import type { Task } from '../domain/task.ts';
import type { RepeatRule } from '../domain/tasks/repeat.ts';
import * as moves from '../domain/tasks/task-moves.ts';
import { wrongWith } from '../domain/tasks/task-wish.ts';
import { findTask } from '../store/queries/tasks.ts';
import { addFreeTask, changeFreeTask } from '../store/tasks/free-tasks.ts';
import type { RouteDeps } from './app-deps.ts';
import { actorOf, type Principal } from './principal.ts';
import { type Problem, problem } from './problem.ts';

type Deps = Pick<RouteDeps, 'store' | 'engine' | 'surroundings' | 'clock' | 'newId' | 'metrics'>;

export type TaskCommand =
  | ActionOf<'complete_task'>
  | ActionOf<'reopen_task'>
  | ActionOf<'change_task'>
  | ActionOf<'cancel_task'>;

export interface NewTask {
  id: string;
  kind: string;
  title: string;
  due: string;
  assigneeId?: string | null | undefined;
  repeat?: RepeatRule | null | undefined;
  dialogId?: string | undefined;
  contactId?: string | undefined;
}

/** Adds a task: to its dialog like any other action, or by itself when it is about no dialog. Gives the task as it is then. */
export async function addTaskAs(deps: Deps, who: Principal, wanted: NewTask): Promise<Task | Problem> {
  const { id, dialogId, contactId = null, kind, title, due, assigneeId, repeat } = wanted;
  if (dialogId !== undefined) {
    const given = { ...(assigneeId !== undefined && { assigneeId }), ...(repeat !== undefined && { repeat }) };
    const refused = await act(deps, who, dialogId, { kind: 'add_task', id, taskKind: kind, title, due, ...given });
    return refused ?? asItIs(deps, id);
  }
  const { taskKinds, team, business } = deps.surroundings();
  const now = deps.clock.now();
  const own = assigneeId === undefined && who.kind === 'user' ? who.id : (assigneeId ?? null);
  const wrong = wrongWith({ kind, due: new Date(due), assigneeId }, { taskKinds, team, now });
  if (wrong) return problem('refused', wrong);
  const task = moves.newTask(
    { id, dialogId: null, contactId, kind, title, due: new Date(due), assigneeId: own, rule: repeat ?? null },
    { now, zone: business.timezone },
  );
  await addFreeTask(deps.store, task);
  return asItIs(deps, id);
}

/** Changes a task, wherever it belongs. Gives the task as it is then. */
export async function commandTask(
  deps: Deps,
  who: Principal,
  task: Task,
  command: TaskCommand,
): Promise<Task | Problem> {
  if (task.dialogId !== null) return (await act(deps, who, task.dialogId, command)) ?? asItIs(deps, task.id);
  const moved = await changeFreeTask(deps.store, task.id, (known, made) => moveFree(deps, known, made, command));
  if (moved.kind === 'refused') return problem('refused', moved.reason);
  if (moved.kind === 'not_found') return noTask();
  return asItIs(deps, task.id);
}

export const noTask = (): Problem => problem('not-found', 'There is no such task.');

function moveFree(deps: Deps, task: Task, made: Task | null, command: TaskCommand) {
  const { taskKinds, team, business } = deps.surroundings();
  const now = deps.clock.now();
  const zone = business.timezone;
  switch (command.kind) {
    case 'complete_task':
      return moves.complete(task, command.result ?? null, { now, zone, newId: deps.newId });
    case 'reopen_task':
      return { ...moves.reopen(task), next: made && withdrawn(made, now) };
    case 'cancel_task':
      return moves.cancel(task, now);
    case 'change_task': {
      const { title, assigneeId, taskKind: kind, repeat: rule, version } = command;
      const due = command.due === undefined ? undefined : new Date(command.due);
      const wish = {
        kind: kind === task.kind ? undefined : kind,
        due,
        assigneeId: assigneeId === task.assigneeId ? undefined : assigneeId,
      };
      const reason = wrongWith(wish, { taskKinds, team, now });
      if (reason) return { kind: 'refused' as const, reason };
      return moves.change(task, { title, due, assigneeId, kind, rule, version }, zone);
    }
  }
}

const withdrawn = (task: Task, now: Date): Task => ({ ...task, state: 'cancelled', closedAt: now });

async function act(
  { engine, metrics }: Deps,
  who: Principal,
  dialogId: string,
  action: ActionOf<'add_task'> | TaskCommand,
): Promise<Problem | null> {
  const acted = await engine.act({ dialogId, actor: actorOf(who), actions: [action] });
  metrics.actions.inc({ kind: action.kind, outcome: acted.kind });
  if (acted.kind === 'not_found') return problem('not-found', 'There is no such dialog.');
  return acted.kind === 'refused' ? problem('refused', acted.reason) : null;
}

async function asItIs({ store }: Deps, id: string): Promise<Task | Problem> {
  return (await findTask(store, id)) ?? noTask();
}
