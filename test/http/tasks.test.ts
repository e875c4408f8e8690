import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ProblemView } from '../../src/http/problem.ts';
import { pageOf } from '../../src/http/views/page-view.ts';
import { TaskCountsView, TaskKindView, TaskView } from '../../src/http/views/task-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildTask } from '../support/build-task.ts';
import { type HttpFixture, NOW, startHttp } from '../support/start-http.ts';

const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const Page = pageOf(TaskView);

describe('The API of tasks', () => {
  let http: HttpFixture;
  let operator: string;
  let operatorId: string;
  let owner: string;
  beforeAll(async () => {
    http = await startHttp();
    [operator, owner] = [await http.cookieOf('operator'), await http.cookieOf('owner')];
    const me = await http.call('/api/v1/me', { headers: { cookie: operator } });
    operatorId = z.looseObject({ id: z.string() }).parse(await me.json()).id;
    await http.store.contacts.insertOne(toDocument(buildContact()));
    await http.store.dialogs.insertMany([
      toDocument(buildDialog()),
      toDocument(buildDialog({ id: 'others', threadId: 't2', assigneeId: 'somebody-else' })),
    ]);
  });
  afterAll(() => http.stop());
  beforeEach(async () => {
    await http.store.tasks.deleteMany({});
  });

  const as = (cookie: string, method: string, path: string, body?: unknown) =>
    http.call(`/api/v1${path}`, {
      method,
      headers: { cookie, origin: http.url, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const add = (...tasks: Parameters<typeof buildTask>[0][]) =>
    http.store.tasks.insertMany(tasks.map((task) => toDocument(buildTask({ assigneeId: operatorId, ...task }))));
  const list = async (cookie: string, query = '') =>
    Page.parse(await (await as(cookie, 'GET', `/tasks${query}`)).json()).items.map(({ id }) => id);

  it('lists one’s own open tasks by when they are due, page by page', async () => {
    await add(
      { id: 'c', due: inHours(40) },
      { id: 'a', due: inHours(-5) },
      { id: 'b', due: inHours(-5) },
      { id: 'done', state: 'done', closedAt: NOW },
      { id: 'other', assigneeId: 'somebody-else', dialogId: 'others' },
    );
    const first = Page.parse(await (await as(operator, 'GET', '/tasks?limit=2')).json());
    expect(first.items.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(await list(operator, `?limit=2&cursor=${first.next}`)).toEqual(['c']);
    expect(await list(operator, '?state=done')).toEqual(['done']);
    expect(await list(owner, '?assignee=all')).toHaveLength(4);
  });

  it('sorts them into overdue, today, tomorrow, the week and later on the business’s calendar', async () => {
    const hours = [-30, -1, 1, 24, 24 * 3, 24 * 6, 24 * 8, 24 * 60];
    await add(...hours.map((hour) => ({ id: `h${hour}`, due: inHours(hour) })));
    const counts = TaskCountsView.parse(await (await as(operator, 'GET', '/tasks/counts')).json());
    expect(counts).toEqual({ overdue: 2, today: 1, tomorrow: 1, week: 2, later: 2 });
    expect(await list(operator, '?due=overdue')).toEqual(['h-30', 'h-1']);
    expect(await list(operator, '?due=tomorrow')).toEqual(['h24']);
    expect(await list(operator, '?due=later')).toEqual(['h192', 'h1440']);
  });

  it('shows operators their own tasks and those of dialogs that they may see, and nobody else’s', async () => {
    await add(
      { id: 'mine', dialogId: 'others' },
      { id: 'free', assigneeId: null },
      { id: 'theirs', dialogId: 'others', assigneeId: 'somebody-else' },
    );
    expect(await list(operator)).toEqual(['mine']);
    expect(await list(operator, '?dialog=dialog-1')).toEqual(['free']);
    expect((await as(operator, 'GET', '/tasks?assignee=all')).status).toBe(403);
    expect((await as(operator, 'GET', '/tasks?dialog=others')).status).toBe(403);
    expect((await as(operator, 'GET', '/tasks/theirs')).status).toBe(404);
    expect((await as(operator, 'POST', '/tasks/theirs/complete', {})).status).toBe(404);
    expect((await as(owner, 'GET', '/tasks/theirs')).status).toBe(200);
    expect(
      (await as(operator, 'POST', '/tasks', { title: 'x', due: NOW.toISOString(), dialogId: 'others' })).status,
    ).toBe(404);
  });

  it('keeps a task of one’s own, about nobody: added, moved, done with the next one made, taken back, cancelled', async () => {
    const added = await as(operator, 'POST', '/tasks', {
      title: 'Отчёт',
      due: '2026-11-04T09:00:00Z',
      repeat: { every: 'week', on: ['wed', 'fri'] },
    });
    expect(added.status).toBe(201);
    const task = TaskView.parse(await added.json());
    expect(task).toMatchObject({
      kind: 'custom',
      assignee: { id: operatorId },
      dialogId: null,
      contact: null,
      version: 1,
    });
    const moved = await as(operator, 'PATCH', `/tasks/${task.id}`, { due: '2026-11-04T10:00:00Z', version: 1 });
    expect(TaskView.parse(await moved.json())).toMatchObject({ due: '2026-11-04T10:00:00.000Z', version: 2 });
    expect((await as(operator, 'PATCH', `/tasks/${task.id}`, { title: 'x', version: 1 })).status).toBe(409);
    await Promise.all([1, 2, 3].map(() => as(operator, 'POST', `/tasks/${task.id}/complete`, { result: 'Сдан' })));
    expect(await http.store.tasks.countDocuments({ after: task.id })).toBe(1);
    expect((await list(operator)).length).toBe(1);
    const back = await as(operator, 'POST', `/tasks/${task.id}/reopen`);
    expect(TaskView.parse(await back.json())).toMatchObject({ state: 'open', result: null });
    expect(await list(operator)).toEqual([task.id]);
    expect(TaskView.parse(await (await as(operator, 'POST', `/tasks/${task.id}/cancel`)).json()).state).toBe(
      'cancelled',
    );
    expect(await list(operator)).toEqual([]);
  });

  it('keeps a task about a contact without a dialog', async () => {
    const body = { title: 'Поздравить', kind: 'call', due: NOW.toISOString(), contactId: 'contact-1' };
    const task = TaskView.parse(await (await as(operator, 'POST', '/tasks', body)).json());
    expect(task.contact).toMatchObject({ id: 'contact-1' });
    expect(await list(operator, '?contact=contact-1')).toEqual([task.id]);
  });

  it.each([
    ['no title', { due: NOW.toISOString() }, 400],
    ['an empty title', { title: ' ', due: NOW.toISOString() }, 400],
    ['a due moment that is none', { title: 'x', due: 'tomorrow' }, 400],
    ['a weekly repeat on no day', { title: 'x', due: NOW.toISOString(), repeat: { every: 'week', on: [] } }, 400],
    ['a 32nd of the month', { title: 'x', due: NOW.toISOString(), repeat: { every: 'month', day: 32 } }, 400],
    [
      'a dialog and a contact',
      { title: 'x', due: NOW.toISOString(), dialogId: 'dialog-1', contactId: 'contact-1' },
      400,
    ],
    ['a field that is unknown', { title: 'x', due: NOW.toISOString(), $where: '1' }, 400],
    ['an operator of MongoDB', { title: { $gt: '' }, due: NOW.toISOString() }, 400],
    ['an unknown kind', { title: 'x', due: NOW.toISOString(), kind: 'nonsense' }, 409],
    ['an unknown person', { title: 'x', due: NOW.toISOString(), assigneeId: 'nobody' }, 409],
    ['an unknown contact', { title: 'x', due: NOW.toISOString(), contactId: 'nobody' }, 404],
    ['a due moment in another century', { title: 'x', due: '2199-01-01T00:00:00Z' }, 409],
  ])('refuses %s with the reason, and writes nothing', async (_, body, status) => {
    const answer = await as(operator, 'POST', '/tasks', body);
    expect(answer.status).toBe(status);
    expect(ProblemView.parse(await answer.json()).detail).not.toBe('');
    expect(await http.store.tasks.countDocuments({})).toBe(0);
  });

  it('reads no list from end to end', async () => {
    const open = { state: 'open' as const, assigneeId: operatorId };
    const plans = await Promise.all([
      http.store.tasks.find(open).sort({ due: 1, _id: 1 }).explain('queryPlanner'),
      http.store.tasks.find({ state: 'open' }).sort({ due: 1, _id: 1 }).explain('queryPlanner'),
      http.store.tasks
        .find({ ...open, state: 'done' as const })
        .sort({ closedAt: -1, _id: -1 })
        .explain('queryPlanner'),
    ]);
    for (const plan of plans) {
      const written = JSON.stringify(plan.queryPlanner.winningPlan);
      expect(written).toContain('IXSCAN');
      expect(written).not.toMatch(/"SORT"|COLLSCAN/u);
    }
  });

  it('has kinds of task that those who manage add, rename and remove; the built-in ones stay', async () => {
    const title = { ru: 'Выезд', en: 'Visit' };
    expect((await as(operator, 'POST', '/task-kinds', { title })).status).toBe(403);
    const made = await as(owner, 'POST', '/task-kinds', { title });
    expect(made.status).toBe(201);
    const kind = TaskKindView.parse(await made.json());
    expect((await as(owner, 'POST', '/task-kinds', { title: { ru: 'выезд', en: 'Other' } })).status).toBe(409);
    const renamed = { title: { ru: 'Выезд к клиенту', en: 'Home visit' } };
    expect((await as(owner, 'PATCH', `/task-kinds/${kind.id}`, renamed)).status).toBe(200);
    expect((await as(owner, 'PATCH', `/task-kinds/${kind.id}`, { ...renamed, version: 1 })).status).toBe(409);
    expect((await as(owner, 'DELETE', '/task-kinds/call')).status).toBe(409);
    expect((await as(owner, 'DELETE', `/task-kinds/${kind.id}`)).status).toBe(200);
    const all = pageOf(TaskKindView).parse(await (await as(operator, 'GET', '/task-kinds')).json()).items;
    expect(all.map(({ id, removed, builtIn }) => [id, removed, builtIn])).toEqual([
      ['call', false, true],
      ['meeting', false, true],
      ['custom', false, true],
      [kind.id, true, false],
    ]);
  });
});
