import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ProblemView } from '../../src/http/problem.ts';
import { BoardView } from '../../src/http/views/board-view.ts';
import { BulkJobView } from '../../src/http/views/bulk-view.ts';
import { seedBoard } from '../support/seed-board.ts';
import { API_KEY, startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

let made = 0;

/** Two processes on one database: what one is asked, either may do. */
describe('Bulk changes over HTTP', () => {
  let app: TestApp;
  let other: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    other = await startTestApp({ uri: app.uri, clock: app.clock });
  });
  afterAll(async () => {
    await other.stop();
    await app.stop();
  });

  async function seed(count: number, tag: string): Promise<string[]> {
    const ids = Array.from({ length: count }, () => `dialog-${++made}`);
    await seedBoard(
      app.store,
      ids.map((id) => ({ id, tags: [tag], amount: 10, contact: { name: `Анна ${id}` } })),
    );
    return ids;
  }

  const send = (path: string, body: unknown, on = app) =>
    fetch(`${on.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${API_KEY}` },
      body: JSON.stringify(body),
    });
  const look = async (id: string, on = app) => BulkJobView.parse(await on.api(`/bulk/${id}`));
  const over = (id: string, state: BulkJobView['state']) =>
    until(
      async () => {
        const job = await look(id);
        return job.state === state ? job : null;
      },
      () => `job ${id} to be ${state}`,
    );
  async function order(on: object, change: object): Promise<BulkJobView> {
    const answer = await send('/bulk', { on, change });
    expect(answer.status).toBe(202);
    return BulkJobView.parse(await answer.json());
  }

  it('moves all that fit a filter when it was ordered, not those that come to fit later, and the board follows', async () => {
    const ids = await seed(130, 'spring');
    const ordered = await order({ filter: { tag: 'spring' } }, { kind: 'move_stage', stageId: 'confirmed' });
    expect(ordered).toMatchObject({ kind: 'move_stage', total: 130, state: 'running' });
    const [late = ''] = await seed(1, 'spring');
    const done = await over(ordered.id, 'done');
    expect(done).toMatchObject({ done: 130, failed: 0, failures: [] });
    expect(await app.store.dialogs.countDocuments({ _id: { $in: ids }, stageId: 'confirmed' })).toBe(130);
    expect((await app.store.dialogs.findOne({ _id: late }))?.stageId).toBe('new');
    const board = BoardView.parse(await other.api('/board?stage=confirmed'));
    expect(board).toMatchObject({ count: 130, sum: 1300 });
  });

  it('leaves alone what fits in hidden stages, which the board neither shows nor counts, unless they are named', async () => {
    await app.api('/pipelines/sales/stages/visited', { method: 'PATCH', body: JSON.stringify({ hidden: true }) });
    const [shown = '', unseen = ''] = await seed(2, 'veiled');
    await app.store.dialogs.updateOne({ _id: unseen }, { $set: { stageId: 'visited' } });
    const change = { kind: 'change_tags', add: ['seen'], remove: [] };
    const first = await over((await order({ filter: { tag: 'veiled' } }, change)).id, 'done');
    expect(first.total).toBe(1);
    expect(await app.store.dialogs.distinct('_id', { tags: 'seen' })).toEqual([shown]);
    const named = await over((await order({ filter: { tag: 'veiled', stage: 'visited' } }, change)).id, 'done');
    expect(named.total).toBe(1);
    expect(await app.store.dialogs.countDocuments({ tags: 'seen' })).toBe(2);
  });

  it('is taken back by whichever process gets to it, within ten minutes and no later', async () => {
    const ids = await seed(40, 'summer');
    const first = await over(
      (await order({ ids }, { kind: 'change_tags', add: ['hot'], remove: ['summer'] })).id,
      'done',
    );
    const until10 = new Date(first.finishedAt ?? '').getTime() + 10 * 60_000;
    expect(new Date(first.undoUntil ?? '').getTime()).toBe(until10);
    expect((await send(`/bulk/${first.id}/undo`, {}, other)).status).toBe(202);
    expect(await over(first.id, 'undone')).toMatchObject({ undone: 40, done: 40, undoUntil: null });
    expect(await app.store.dialogs.countDocuments({ _id: { $in: ids }, tags: ['summer'] })).toBe(40);

    const second = await over((await order({ ids }, { kind: 'change_tags', add: ['cold'], remove: [] })).id, 'done');
    app.clock.advance({ minutes: 11 });
    const late = await send(`/bulk/${second.id}/undo`, {});
    expect(late.status).toBe(409);
    expect(ProblemView.parse(await late.json()).detail).toMatch(/ten minutes/);
    expect((await look(second.id)).undoUntil).toBeNull();
  });

  it('says of messages that they cannot be taken back', async () => {
    const ids = await seed(2, 'news');
    const done = await over(
      (await order({ ids }, { kind: 'send_message', text: 'Новости для {{contact.name}}' })).id,
      'done',
    );
    expect(done).toMatchObject({ done: 2, undoUntil: null });
    const undo = await send(`/bulk/${done.id}/undo`, {});
    expect(undo.status).toBe(409);
    expect(ProblemView.parse(await undo.json()).detail).toMatch(/cannot be taken back/);
  });

  it('is cancelled, keeps what it has done, and lets that be undone', async () => {
    const ids = await seed(400, 'autumn');
    const ordered = await order({ ids }, { kind: 'assign', operatorId: null });
    const stopped = BulkJobView.parse(await (await send(`/bulk/${ordered.id}/cancel`, {})).json());
    expect(stopped.state).toBe('cancelled');
    await until(
      async () => !(await app.store.duties.findOne({ _id: `bulk:${ordered.id}`, until: { $gt: app.clock.now() } })),
      'its worker to stop',
    );
    const { done, failed } = await look(ordered.id);
    expect(done + failed).toBeLessThan(400);
    expect((await send(`/bulk/${ordered.id}/undo`, {})).status).toBe(202);
    expect(await over(ordered.id, 'undone')).toMatchObject({ undone: done });
  });

  it('tells of what could not be changed by name and reason', async () => {
    const [gone = '', fine = ''] = await seed(2, 'winter');
    await app.store.dialogs.updateOne({ _id: gone }, { $set: { mode: 'closed' } });
    const done = await over((await order({ ids: [gone, fine] }, { kind: 'send_message', text: 'Снег!' })).id, 'done');
    expect(done).toMatchObject({ done: 1, failed: 1 });
    expect(done.failures).toEqual([{ dialogId: gone, name: `Анна ${gone}`, reason: 'The dialog is closed.' }]);
  });

  it('is taken over when the process that had it is dead', async () => {
    const ids = await seed(20, 'orphan');
    // As a process leaves it that was killed right after it had taken the job.
    const now = app.clock.now();
    const lease = new Date(now.getTime() + 10_000);
    await app.store.duties.insertOne({ _id: 'bulk:orphan', owner: 'dead', epoch: 1, until: lease });
    await app.store.bulkParts.insertOne({ _id: 'orphan:0', dialogIds: ids, at: now });
    await app.store.bulkJobs.insertOne({
      _id: 'orphan',
      change: { kind: 'close' },
      state: 'running',
      by: { kind: 'api' },
      total: 20,
      done: 0,
      failed: 0,
      undone: 0,
      nextPart: 0,
      createdAt: now,
      finishedAt: null,
    });
    app.clock.advance({ minutes: 1 });
    expect(await over('orphan', 'done')).toMatchObject({ done: 20 });
    const closed = await app.store.events.find({ dialogId: { $in: ids }, 'body.type': 'dialog_closed' }).toArray();
    expect(closed).toHaveLength(20);
  });

  it.each([
    ['body.on', { on: {}, change: { kind: 'close' } }],
    ['body.on.ids', { on: { ids: [] }, change: { kind: 'close' } }],
    ['body.on', { on: { filter: { tag: 'nowhere-at-all' } }, change: { kind: 'close' } }],
    ['body.on.filter.stage', { on: { filter: { stage: 'moon' } }, change: { kind: 'close' } }],
    ['body.on.pipeline', { on: { pipeline: 'moon', filter: {} }, change: { kind: 'close' } }],
    ['body.change.kind', { on: { ids: ['dialog-1'] }, change: { kind: 'delete' } }],
    ['body.change.stageId', { on: { ids: ['dialog-1'] }, change: { kind: 'move_stage', stageId: 'moon' } }],
    [
      'body.change.lossReasonId',
      { on: { ids: ['dialog-1'] }, change: { kind: 'move_stage', stageId: 'lost', lossReasonId: 'moon' } },
    ],
    [
      'body.change.taskKind',
      { on: { ids: ['dialog-1'] }, change: { kind: 'add_task', taskKind: 'moon', title: 'x', dueInMinutes: 5 } },
    ],
    [
      'body.change.assigneeId',
      {
        on: { ids: ['dialog-1'] },
        change: { kind: 'add_task', taskKind: 'call', title: 'x', dueInMinutes: 5, assigneeId: 'nobody' },
      },
    ],
    ['body.change.due', { on: { ids: ['dialog-1'] }, change: { kind: 'add_task', taskKind: 'call', title: 'x' } }],
    ['body.change.operatorId', { on: { ids: ['dialog-1'] }, change: { kind: 'assign', operatorId: 'nobody' } }],
    ['body.change.text', { on: { ids: ['dialog-1'] }, change: { kind: 'send_message', text: 'Привет, {{weather}}' } }],
    ['body.change.add', { on: { ids: ['dialog-1'] }, change: { kind: 'change_tags', add: [], remove: [] } }],
  ])('is refused whole, naming %s', async (path, body) => {
    const answer = await send('/bulk', body);
    expect(answer.status).toBe(400);
    const problem = ProblemView.parse(await answer.json());
    expect(problem.errors?.map((error) => error.path)).toContain(path);
  });

  it('is told of in a list, and is no business of those who neither ordered it nor manage the funnel', async () => {
    const list = z.object({ items: z.array(BulkJobView) }).parse(await app.api('/bulk'));
    expect(list.items.length).toBeGreaterThan(3);
    const [latest] = list.items;
    const { isTheirs } = await import('../../src/http/check-bulk.ts');
    const operator = { kind: 'user', id: 'op', name: 'Olga', email: 'o@x', role: 'operator' } as const;
    expect(isTheirs({ kind: 'api' }, operator)).toBe(false);
    expect(isTheirs({ kind: 'operator', id: 'op' }, operator)).toBe(true);
    expect(latest?.undone).toBeDefined();
  });
});
