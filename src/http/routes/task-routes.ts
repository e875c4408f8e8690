import { z } from 'zod';
import { type Task, TaskState } from '../../domain/task.ts';
import { boundsOf, DueBucket } from '../../domain/tasks/due-buckets.ts';
import { RepeatRule } from '../../domain/tasks/repeat.ts';
import { findContact } from '../../store/queries/contacts.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import { countTasks, findTask, listTasks } from '../../store/queries/tasks.ts';
import { maySee, whichContactsVisible } from '../../store/queries/visible.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import type { Principal } from '../principal.ts';
import { type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { Id, pageRequest, paging, withId } from '../takes.ts';
import { taskAccess } from '../task-access.ts';
import { addTaskAs, commandTask, noTask, type TaskCommand } from '../task-commands.ts';
import { pageOf } from '../views/page-view.ts';
import { TaskCountsView, TaskView } from '../views/task-view.ts';

const assignee = Id.optional().meta({
  description:
    '`me` (also when left out), `all`, `none`, or the id of a teammate; for others than oneself the right to manage',
});
const text = { title: z.string().trim().min(1).max(300), kind: z.string().min(1).max(64) };
const due = z.iso.datetime({ offset: true });
const given = { params: withId };

/** Tasks of dialogs, of contacts and of one's own. */
export function taskRoutes(deps: RouteDeps): Route[] {
  const { store, guards, surroundings, clock } = deps;
  const { present, seen, whose } = taskAccess(deps);

  async function answer(result: Task | Problem) {
    if ('problem' in result) return result;
    const [view] = await present([result]);
    return view ? ok(view) : noTask();
  }

  async function command(who: Principal, id: string, asked: TaskCommand) {
    const task = await seen(who, id);
    return task ? answer(await commandTask(deps, who, task, asked)) : noTask();
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/tasks',
      tag: 'Tasks',
      summary: 'Tasks: open ones by when they are due, closed ones by when they were closed',
      guard: guards.team('read'),
      takes: z.object({ query: ListQuery }),
      gives: { status: 200, schema: pageOf(TaskView), description: 'One page' },
      async handle({ query, who }) {
        const of = await whose(who, query);
        if (!of) return notYours();
        const { state = 'open', kind, dialog: dialogId, contact: contactId } = query;
        const within = query.due ? boundsOf(query.due, clock.now(), surroundings().business.timezone) : {};
        const page = await listTasks(store, { state, kind, dialogId, contactId, ...of, ...within }, pageRequest(query));
        return ok({ items: await present(page.items), next: page.next && encodeCursor(page.next) });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/tasks/counts',
      tag: 'Tasks',
      summary: 'How many open tasks are due when; up to 1000 each',
      guard: guards.team('read'),
      takes: z.object({ query: z.strictObject({ assignee, kind: Id.optional() }) }),
      gives: { status: 200, schema: TaskCountsView, description: 'The counts' },
      async handle({ query, who }) {
        const of = await whose(who, query);
        if (!of) return notYours();
        const { assigneeId } = of;
        const { timezone } = surroundings().business;
        const now = clock.now();
        const count = (bucket: DueBucket) =>
          countTasks(store, { state: 'open', kind: query.kind, assigneeId, ...boundsOf(bucket, now, timezone) });
        const [overdue, today, tomorrow, week, later] = await Promise.all([
          count('overdue'),
          count('today'),
          count('tomorrow'),
          count('week'),
          count('later'),
        ]);
        return ok({ overdue, today, tomorrow, week, later });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/tasks',
      tag: 'Tasks',
      summary: 'Add a task: to a dialog, about a contact, or of one’s own',
      guard: guards.team('act'),
      takes: z.object({ body: TaskInput }),
      gives: { status: 201, schema: TaskView, description: 'The task' },
      problems: [404, 409],
      async handle({ body, who, onceId }) {
        const there = onceId === null ? null : await findTask(store, onceId);
        if (there) return answer(there);
        const scope = scopeFor(who, surroundings());
        if (body.dialogId !== undefined && !(await maySee(store, scope, body.dialogId))) {
          return problem('not-found', 'There is no such dialog.');
        }
        if (body.contactId !== undefined && !(await isContact(body.contactId, who))) {
          return problem('not-found', 'There is no such contact.');
        }
        return answer(await addTaskAs(deps, who, { ...body, kind: body.kind ?? 'custom', id: onceId ?? deps.newId() }));
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/tasks/{id}',
      tag: 'Tasks',
      summary: 'One task',
      guard: guards.team('read'),
      takes: z.object(given),
      gives: { status: 200, schema: TaskView, description: 'The task' },
      async handle({ params, who }) {
        const task = await seen(who, params.id);
        return task ? answer(task) : noTask();
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/tasks/{id}',
      tag: 'Tasks',
      summary: 'Change an open task; what is left out stays',
      guard: guards.team('act'),
      takes: z.object({ params: withId, body: TaskPatch }),
      gives: { status: 200, schema: TaskView, description: 'The task as it is then' },
      problems: [409],
      handle: ({ params, body: { kind, title, due: to, assigneeId, repeat, version }, who }) =>
        command(who, params.id, {
          kind: 'change_task',
          taskId: params.id,
          ...(kind !== undefined && { taskKind: kind }),
          ...(title !== undefined && { title }),
          ...(to !== undefined && { due: to }),
          ...(assigneeId !== undefined && { assigneeId }),
          ...(repeat !== undefined && { repeat }),
          ...(version !== undefined && { version }),
        }),
    }),
    route({
      method: 'post',
      path: '/api/v1/tasks/{id}/complete',
      tag: 'Tasks',
      summary: 'Tick a task off, with what came of it; one that repeats makes the next',
      guard: guards.team('act'),
      takes: z.object({
        params: withId,
        body: z.strictObject({ result: z.string().trim().min(1).max(2000).optional() }),
      }),
      gives: { status: 200, schema: TaskView, description: 'The task as it is then' },
      problems: [409],
      handle: ({ params, body: { result }, who }) =>
        command(who, params.id, {
          kind: 'complete_task',
          taskId: params.id,
          ...(result !== undefined && { result }),
        }),
    }),
    route({
      method: 'post',
      path: '/api/v1/tasks/{id}/reopen',
      tag: 'Tasks',
      summary: 'Take back a completion or cancellation',
      guard: guards.team('act'),
      takes: z.object(given),
      gives: { status: 200, schema: TaskView, description: 'The task as it is then' },
      problems: [409],
      handle: ({ params, who }) => command(who, params.id, { kind: 'reopen_task', taskId: params.id }),
    }),
    route({
      method: 'post',
      path: '/api/v1/tasks/{id}/cancel',
      tag: 'Tasks',
      summary: 'Call a task off, and its series',
      guard: guards.team('act'),
      takes: z.object(given),
      gives: { status: 200, schema: TaskView, description: 'The task as it is then' },
      problems: [409],
      handle: ({ params, who }) => command(who, params.id, { kind: 'cancel_task', taskId: params.id }),
    }),
  ];

  async function isContact(id: string, who: Principal): Promise<boolean> {
    if (!(await findContact(store, id))) return false;
    return (await whichContactsVisible(store, scopeFor(who, surroundings()), [id])).has(id);
  }
}

const ListQuery = z.strictObject({
  assignee,
  state: TaskState.optional().meta({ description: 'Open ones when left out' }),
  due: DueBucket.optional().meta({ description: 'On the calendar of the business' }),
  kind: Id.optional(),
  dialog: Id.optional(),
  contact: Id.optional(),
  ...paging,
});

const TaskInput = z
  .strictObject({
    ...text,
    kind: text.kind.optional(),
    due,
    assigneeId: Id.nullable().optional().meta({ description: 'Left out: whoever leads the dialog, or oneself' }),
    repeat: RepeatRule.nullable().optional(),
    dialogId: Id.optional(),
    contactId: Id.optional(),
  })
  .refine(({ dialogId, contactId }) => dialogId === undefined || contactId === undefined, {
    path: ['contactId'],
    error: 'a task of a dialog is about its contact already: leave this out',
  });

const TaskPatch = z.strictObject({
  title: text.title.optional(),
  kind: text.kind.optional(),
  due: due.optional(),
  assigneeId: Id.nullable().optional(),
  repeat: RepeatRule.nullable().optional(),
  version: z.int().optional().meta({ description: 'The version that the editor saw' }),
});

const notYours = () => problem('forbidden', 'You may see your own tasks, and those of dialogs that you may see.');
