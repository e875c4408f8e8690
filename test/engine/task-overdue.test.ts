import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Action } from '../../src/domain/action.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';

const ACTOR = { kind: 'operator', id: 'op' } as const;

describe('A task that nobody has done in time', () => {
  let app: TestApp;
  let second: TestApp;
  const running: TestApp[] = [];
  beforeAll(async () => {
    app = await startTestApp();
    second = await startTestApp({ uri: app.uri, clock: app.clock });
    running.push(app, second);
  });
  afterAll(async () => {
    for (const each of running) await each.stop();
  });

  async function newDialog(): Promise<string> {
    const chat = await app.newChat();
    await chat.say('здравствуйте');
    const dialog = await app.store.dialogs.findOne({ threadId: chat.threadId });
    if (!dialog) throw new Error('There is no dialog.');
    return dialog._id;
  }
  const act = async (dialogId: string, ...actions: Action[]) => {
    expect(await app.engine.act({ dialogId, actor: ACTOR, actions })).toMatchObject({ kind: 'done' });
  };
  const addTask = async (dialogId: string, minutes: number) => {
    await act(dialogId, { kind: 'add_task', taskKind: 'call', title: 'Позвонить', dueInMinutes: minutes });
    const task = await app.store.tasks.findOne({ dialogId });
    if (!task) throw new Error('There is no task.');
    return task;
  };
  const told = async (dialogId: string) => (await app.eventsOf(dialogId, 'task_overdue')).length;
  const isTold = async (dialogId: string) => expect(await told(dialogId)).toBe(1);

  it('is told once, by whichever of two workers, also to those who restart', async () => {
    const dialogId = await newDialog();
    const task = await addTask(dialogId, 30);
    app.clock.advance({ minutes: 29 });
    await app.fireDue();
    expect(await told(dialogId)).toBe(0);
    app.clock.advance({ minutes: 2 });
    await Promise.all([app.fireDue(), second.fireDue(), app.fireDue(), second.fireDue()]);
    await isTold(dialogId);
    const third = await startTestApp({ uri: app.uri, clock: app.clock });
    running.push(third);
    await third.fireDue();
    await isTold(dialogId);
    expect(await app.store.tasks.findOne({ _id: task._id })).toMatchObject({ state: 'open', overdueFor: task.due });
    expect((await app.store.dialogs.findOne({ _id: dialogId }))?.taskDue).toEqual(task.due);
  });

  it('is told also after a downtime that its moment fell into', async () => {
    const dialogId = await newDialog();
    await addTask(dialogId, 60);
    app.clock.advance({ days: 2 });
    await Promise.all([app.fireDue(), second.fireDue()]);
    await isTold(dialogId);
  });

  it('is not told when it was done, called off or moved in time; the new moment counts', async () => {
    const done = await newDialog();
    const off = await newDialog();
    const moved = await newDialog();
    const [first, other, third] = [await addTask(done, 30), await addTask(off, 30), await addTask(moved, 30)];
    await act(done, { kind: 'complete_task', taskId: first._id });
    await act(off, { kind: 'cancel_task', taskId: other._id });
    const due = new Date(third.due.getTime() + 3_600_000).toISOString();
    await act(moved, { kind: 'change_task', taskId: third._id, due });
    app.clock.advance({ minutes: 45 });
    await app.fireDue();
    expect([await told(done), await told(off), await told(moved)]).toEqual([0, 0, 0]);
    app.clock.advance({ minutes: 60 });
    await app.fireDue();
    expect([await told(done), await told(off), await told(moved)]).toEqual([0, 0, 1]);
  });

  it('moved away and back is told once for that moment', async () => {
    const dialogId = await newDialog();
    const { _id: taskId, due } = await addTask(dialogId, 30);
    const later = new Date(due.getTime() + 3_600_000).toISOString();
    await act(dialogId, { kind: 'change_task', taskId, due: later });
    await act(dialogId, { kind: 'change_task', taskId, due: due.toISOString() });
    app.clock.advance({ minutes: 31 });
    await Promise.all([app.fireDue(), second.fireDue()]);
    await isTold(dialogId);
    await act(dialogId, { kind: 'complete_task', taskId });
    await act(dialogId, { kind: 'reopen_task', taskId });
    await app.fireDue();
    await isTold(dialogId);
  });

  it('belongs to a dialog whose earliest due moment two people change at once without losing either', async () => {
    const dialogId = await newDialog();
    const add = (each: TestApp, minutes: number) =>
      each.engine.act({
        dialogId,
        actor: ACTOR,
        actions: [{ kind: 'add_task', taskKind: 'call', title: String(minutes), dueInMinutes: minutes }],
      });
    await Promise.all([add(app, 90), add(second, 20), add(app, 50)]);
    const tasks = await app.store.tasks.find({ dialogId }).sort({ due: 1 }).toArray();
    expect(tasks.map(({ title }) => title)).toEqual(['20', '50', '90']);
    const [earliest, next] = tasks;
    expect((await app.store.dialogs.findOne({ _id: dialogId }))?.taskDue).toEqual(earliest?.due);
    await act(dialogId, { kind: 'complete_task', taskId: earliest?._id ?? '' });
    expect((await app.store.dialogs.findOne({ _id: dialogId }))?.taskDue).toEqual(next?.due);
  });

  it('added twice by the same request is there once', async () => {
    const dialogId = await newDialog();
    const add: Action = { kind: 'add_task', id: 'once', taskKind: 'call', title: 'Один', dueInMinutes: 5 };
    await act(dialogId, add);
    await act(dialogId, add);
    expect(await app.store.tasks.countDocuments({ dialogId })).toBe(1);
  });
});
