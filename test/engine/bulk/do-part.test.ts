import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { doPart } from '../../../src/engine/bulk/one-part.ts';
import { moveJob } from '../../../src/store/bulk.ts';
import { type BulkRig, OLGA, startBulkRig } from '../../support/bulk-rig.ts';
import { seedBoard } from '../../support/seed-board.ts';

let made = 0;

describe('A bulk job', () => {
  let rig: BulkRig;
  beforeAll(async () => {
    rig = await startBulkRig();
  });
  afterAll(() => rig.stop());

  /** So many new dialogs; their ids. */
  async function seed(
    count: number,
    overrides: Parameters<typeof seedBoard>[1][number] | object = {},
  ): Promise<string[]> {
    const ids = Array.from({ length: count }, () => `dialog-${++made}`);
    await seedBoard(
      rig.store,
      ids.map((id) => ({ ...overrides, id })),
    );
    return ids;
  }

  it('changes every dialog once, in the name of whoever ordered it and saying which job it was', async () => {
    const ids = await seed(3);
    const job = await rig.run(await rig.order({ kind: 'move_stage', stageId: 'qualification' }, ids));
    expect(job).toMatchObject({ state: 'done', done: 3, failed: 0 });
    for (const id of ids) {
      expect((await rig.dialog(id)).stageId).toBe('qualification');
      const moves = await rig.store.events.find({ dialogId: id, 'body.type': 'stage_changed' }).toArray();
      expect(moves).toHaveLength(1);
      expect(moves[0]).toMatchObject({ actor: OLGA, body: { why: `bulk ${job.id}` } });
    }
  });

  it('is done once to each dialog although two processes are at the same part of it', async () => {
    const ids = await seed(60);
    const job = await rig.order({ kind: 'change_tags', add: ['vip'], remove: [] }, ids);
    await Promise.all([doPart(rig.worker(), job), doPart(rig.worker(), job)]);
    const done = await moveJob(rig.store, job, { state: 'done' });
    expect(done).toMatchObject({ done: 60, failed: 0 });
    const changes = await rig.store.events.find({ dialogId: { $in: ids }, 'body.type': 'tags_changed' }).toArray();
    expect(changes.map(({ dialogId }) => dialogId).sort()).toEqual([...ids].sort());
  });

  it('goes on after a crash where it stopped, and does nothing again', async () => {
    const ids = await seed(30);
    const job = await rig.order({ kind: 'add_task', taskKind: 'call', title: 'Позвонить', dueInMinutes: 60 }, ids);
    // It ends after the first few, before it has noted anything of them in the job.
    let asked = 0;
    await doPart({ ...rig.worker(), stopped: () => ++asked > 1 }, job);
    const first = await rig.store.tasks.countDocuments({ dialogId: { $in: ids } });
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(30);
    await rig.run(job, rig.worker());
    expect(await rig.store.tasks.countDocuments({ dialogId: { $in: ids } })).toBe(30);
    expect((await rig.store.tasks.distinct('dialogId', { dialogId: { $in: ids } })).length).toBe(30);
  });

  it('changes nothing more once it is cancelled, be it in the middle of a part', async () => {
    const ids = await seed(100);
    const job = await rig.order({ kind: 'assign', operatorId: 'petr' }, ids);
    const deps = rig.worker();
    let asked = 0;
    const cancelling = {
      ...deps,
      stopped() {
        // Before the third handful; nobody tells the worker.
        if (++asked === 3) cancelled = moveJob(rig.store, job, { state: 'cancelled', finishedAt: rig.clock.now() });
        return false;
      },
      commit: async (decision: Parameters<typeof deps.commit>[0]) => {
        await cancelled;
        return deps.commit(decision);
      },
    };
    let cancelled: Promise<unknown> = Promise.resolve();
    expect(await doPart(cancelling, job)).toEqual({ goesOn: false });
    const changed = await rig.store.dialogs.countDocuments({ _id: { $in: ids }, assigneeId: 'petr' });
    // Two handfuls were on their way.
    expect(changed).toBeGreaterThan(0);
    expect(changed).toBeLessThanOrEqual(40);
    expect(await rig.store.bulkRows.countDocuments({ jobId: job.id })).toBe(changed);
  });

  it('lists what could not be changed with the reason, and changes the others', async () => {
    const [fine = ''] = await seed(1);
    const [closed = ''] = await seed(1, { mode: 'closed' });
    const [blocked = ''] = await seed(1, { contact: { blockedAt: new Date() } });
    const [silent = ''] = await seed(1, { contact: { consent: { granted: false, at: new Date(), source: 'chat' } } });
    const ids = [fine, closed, blocked, silent, 'nowhere'];
    const job = await rig.run(await rig.order({ kind: 'send_message', text: 'Здравствуйте, {{contact.name}}!' }, ids));
    expect(job).toMatchObject({ done: 1, failed: 4 });
    expect((await rig.row(job, closed)).reason).toBe('The dialog is closed.');
    expect((await rig.row(job, blocked)).reason).toMatch(/blocked/);
    expect((await rig.row(job, silent)).reason).toMatch(/asked not to be written to/);
    expect((await rig.row(job, 'nowhere')).reason).toBe('There is no such dialog.');
  });

  it('sends messages in the name of whoever ordered them, and leaves the word and the waiting as they are', async () => {
    const waitingSince = new Date('2031-03-04T06:00:00Z');
    const [id = ''] = await seed(1, { waitingSince });
    const before = await rig.dialog(id);
    await rig.run(await rig.order({ kind: 'send_message', text: 'Здравствуйте, {{contact.name}}!' }, [id]));
    const [message] = await rig.store.messages.find({ dialogId: id }).toArray();
    expect(message).toMatchObject({ text: 'Здравствуйте, Анна!', operatorId: 'olga', delivery: { state: 'queued' } });
    expect(await rig.dialog(id)).toMatchObject({ mode: 'bot', word: before.word, waitingSince });
  });

  it('is no way round what its orderer may not see', async () => {
    const [foreign = ''] = await seed(1, { assigneeId: 'petr' });
    const [own = ''] = await seed(1, { assigneeId: 'olga' });
    const job = await rig.run(await rig.order({ kind: 'close' }, [foreign, own]));
    expect(job).toMatchObject({ done: 1, failed: 1 });
    expect((await rig.row(job, foreign)).reason).toBe('There is no such dialog.');
    expect((await rig.dialog(foreign)).mode).toBe('bot');
  });

  it('ends the rights of a job with those of its orderer', async () => {
    const ids = await seed(2);
    const job = await rig.run(await rig.order({ kind: 'close' }, ids, { kind: 'operator', id: 'gone' }));
    expect(job).toMatchObject({ done: 0, failed: 2 });
    expect((await rig.row(job, ids[0] ?? '')).reason).toMatch(/may not change dialogs any more/);
  });

  it('takes a dialog that is as wanted already for done, without an event', async () => {
    const ids = await seed(1, { tags: ['vip'] });
    const job = await rig.run(await rig.order({ kind: 'change_tags', add: ['vip'], remove: [] }, ids));
    expect(job).toMatchObject({ done: 1, failed: 0 });
    expect(await rig.events(ids[0] ?? '')).toEqual([]);
  });

  it('lets two people change the same dialogs at once: both changes are there', async () => {
    const ids = await seed(50);
    const tags = await rig.order({ kind: 'change_tags', add: ['vip'], remove: [] }, ids);
    const stage = await rig.order({ kind: 'move_stage', stageId: 'booked' }, ids, { kind: 'api' });
    const done = await Promise.all([rig.run(tags, rig.worker()), rig.run(stage, rig.worker())]);
    expect(done.map(({ done, failed }) => ({ done, failed }))).toEqual([
      { done: 50, failed: 0 },
      { done: 50, failed: 0 },
    ]);
    expect(await rig.store.dialogs.countDocuments({ _id: { $in: ids }, stageId: 'booked', tags: 'vip' })).toBe(50);
  });
});
