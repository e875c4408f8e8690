import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BulkChange } from '../../../src/domain/bulk/bulk-job.ts';
import type { Dialog } from '../../../src/domain/dialog.ts';
import { DEFAULT_RULE_ID } from '../../../src/domain/distribution/rule.ts';
import type { Trigger } from '../../../src/domain/trigger.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildPlan } from '../../support/build-plan.ts';
import { type BulkRig, startBulkRig } from '../../support/bulk-rig.ts';
import { seedBoard } from '../../support/seed-board.ts';

let made = 0;

describe('Taking a bulk job back', () => {
  let rig: BulkRig;
  beforeAll(async () => {
    rig = await startBulkRig();
  });
  afterAll(() => rig.stop());

  async function doAndUndo(
    change: BulkChange,
    dialog: Omit<Parameters<typeof seedBoard>[1][number], 'id'> = {},
    between: (id: string) => Promise<unknown> = async () => undefined,
  ) {
    const id = `dialog-${++made}`;
    await seedBoard(rig.store, [{ ...dialog, id }]);
    const before = await rig.dialog(id);
    const done = await rig.run(await rig.order(change, [id]));
    expect(done).toMatchObject({ done: 1, failed: 0 });
    const changed = await rig.dialog(id);
    await between(id);
    const job = await rig.undo(done);
    return { id, before, changed, after: await rig.dialog(id), job, row: await rig.row(job, id) };
  }

  const withoutVersion = ({ version: _, word: __, lastSeq: ___, ...rest }: Dialog) => rest;

  it.each<[string, BulkChange, Partial<Dialog>]>([
    [
      'the stage, since when it was there and why it was lost',
      { kind: 'move_stage', stageId: 'booked' },
      { stageId: 'lost', lossReasonId: 'price' },
    ],
    ['the tags', { kind: 'change_tags', add: ['new'], remove: ['old'] }, { tags: ['old', 'kept'] }],
    ['the manager', { kind: 'assign', operatorId: 'petr' }, { assigneeId: 'olga' }],
    [
      'what was closed, with its place in the queue',
      { kind: 'close' },
      {
        mode: 'queued',
        queue: { reason: 'customer_request', summary: '', since: new Date('2031-03-04T06:00:00Z') },
        waitingSince: new Date('2031-03-04T06:00:00Z'),
      },
    ],
    ['the tasks, which are cancelled', { kind: 'add_task', taskKind: 'call', title: 'Позвонить', dueInMinutes: 5 }, {}],
  ])('puts back %s', async (_, change, dialog) => {
    const { before, changed, after, job } = await doAndUndo(change, dialog);
    expect(withoutVersion(changed)).not.toEqual(withoutVersion(before));
    expect(withoutVersion(after)).toEqual(withoutVersion(before));
    expect(job).toMatchObject({ state: 'undone', done: 1, undone: 1 });
  });

  it.each<[string, BulkChange, Partial<Dialog>]>([
    [
      'moved',
      { kind: 'move_stage', stageId: 'booked' },
      { stageId: 'confirmed', stageSince: new Date('2031-03-05T00:00:00Z') },
    ],
    ['tagged', { kind: 'change_tags', add: ['new'], remove: [] }, { tags: ['new', 'newer'] }],
    ['given to somebody', { kind: 'assign', operatorId: 'petr' }, { assigneeId: 'olga' }],
  ])('leaves alone what somebody has %s since, and says so', async (_, change, since) => {
    const { after, job, row } = await doAndUndo(change, {}, (id) =>
      rig.store.dialogs.updateOne({ _id: id }, { $set: since, $inc: { version: 1 } }),
    );
    expect(after).toMatchObject(since);
    expect(job).toMatchObject({ undone: 0, done: 1 });
    expect(row).toMatchObject({ state: 'kept', reason: expect.stringMatching(/changed it since/) });
  });

  const served = {
    contact: { plans: [{ planId: 'autumn', managerId: 'olga' }] },
    planId: 'autumn',
    managerIds: ['olga'],
  };
  const clientOf = async (id: string) => ({
    plans: (await rig.store.contacts.findOne({ _id: `contact-of-${id}` }))?.plans,
    row: (await rig.store.planClients.findOne({ contactId: `contact-of-${id}` }))?.managerId,
  });

  it('gives the client of a sales plan back with the dialog', async () => {
    rig.around.plans = [buildPlan()];
    const dialog = { ...served, assigneeId: 'olga' };
    const { id, before, changed, after } = await doAndUndo({ kind: 'assign', operatorId: 'petr' }, dialog, async (id) =>
      expect(await clientOf(id)).toEqual({ plans: [{ planId: 'autumn', managerId: 'petr' }], row: 'petr' }),
    );
    expect(changed).toMatchObject({ assigneeId: 'petr', managerIds: ['petr'] });
    expect(withoutVersion(after)).toEqual(withoutVersion(before));
    expect(await clientOf(id)).toEqual({ plans: [{ planId: 'autumn', managerId: 'olga' }], row: 'olga' });
  });

  it('leaves the client of a sales plan with whom somebody has given it to since', async () => {
    rig.around.plans = [buildPlan()];
    const dialog = { ...served, assigneeId: 'olga' };
    const { id, after } = await doAndUndo({ kind: 'assign', operatorId: 'petr' }, dialog, (id) =>
      rig.store.contacts.updateOne(
        { _id: `contact-of-${id}` },
        { $set: { plans: [{ planId: 'autumn', managerId: 'owner' }] }, $inc: { version: 1 } },
      ),
    );
    expect(after.assigneeId).toBe('olga');
    expect((await clientOf(id)).plans).toEqual([{ planId: 'autumn', managerId: 'owner' }]);
  });

  const since = new Date('2031-03-04T06:00:00Z');
  const waiting: NonNullable<Dialog['sharing']> = {
    ruleId: DEFAULT_RULE_ID,
    state: 'waiting',
    since,
    due: since,
    cause: 'asked',
    tried: ['owner'],
    offer: null,
  };
  const reason = {
    ruleId: DEFAULT_RULE_ID,
    code: 'share' as const,
    cause: 'asked' as const,
    pool: [],
    passed: [],
    waitedMs: 0,
  };
  const offered: typeof waiting = {
    ...waiting,
    state: 'offered',
    offer: { operatorId: 'olga', at: since, until: since, reason },
  };

  it.each<[string, BulkChange, typeof waiting]>([
    ['waited for a manager when it was given to one', { kind: 'assign', operatorId: 'petr' }, waiting],
    ['waited for a manager when it was closed', { kind: 'close' }, waiting],
    ['was offered to one person when it was given to another', { kind: 'assign', operatorId: 'petr' }, offered],
    ['was offered when it was closed', { kind: 'close' }, offered],
  ])('lets wait on what %s', async (_, change, sharing) => {
    const { changed, after } = await doAndUndo(change, { sharing });
    expect(changed.sharing?.state).not.toBe(sharing.state);
    expect(after).toMatchObject({ assigneeId: null, mode: 'bot' });
    expect(after.sharing).toEqual({ ...waiting, due: expect.any(Date) });
    // The distributor looks at it at once.
    const asOf = { due: after.sharing?.due ?? since, now: rig.clock.now() };
    expect(asOf.due > since && asOf.due <= asOf.now).toBe(true);
  });

  it('takes no share twice: what counts for whom stays as the distributor has left it', async () => {
    const sharedBy = { ruleId: DEFAULT_RULE_ID, operatorId: 'olga' };
    const { after } = await doAndUndo({ kind: 'assign', operatorId: 'petr' }, { sharing: offered, sharedBy }, (id) =>
      // The distributor has given the count of the offer back.
      rig.store.dialogs.updateOne({ _id: id }, { $set: { sharing: null, sharedBy: null }, $inc: { version: 1 } }),
    );
    expect(after).toMatchObject({ sharing: { state: 'waiting' }, sharedBy: null });
  });

  it('leaves other changes of the meantime as they are', async () => {
    const { after } = await doAndUndo({ kind: 'move_stage', stageId: 'booked' }, {}, (id) =>
      rig.store.dialogs.updateOne({ _id: id }, { $set: { amount: 500 }, $inc: { version: 1 } }),
    );
    expect(after).toMatchObject({ stageId: 'new', amount: 500 });
  });

  it('does not open a dialog again whose customer has begun a new one', async () => {
    const { after, row } = await doAndUndo({ kind: 'close' }, {}, async (id) => {
      const { id: _, ...next } = buildDialog({ id: `${id}-next`, chatId: `chat-of-${id}` });
      await rig.store.dialogs.insertOne({ _id: `${id}-next`, ...next });
    });
    expect(after.mode).toBe('closed');
    expect(row).toMatchObject({ state: 'kept', reason: expect.stringMatching(/new dialog/) });
  });

  it('writes to no customer: no trigger follows an undo', async () => {
    const greet: Trigger = {
      id: 'greet',
      version: 1,
      position: 1,
      title: { ru: 'Привет', en: 'Hello' },
      enabled: true,
      on: { kind: 'stage_entered', stage: 'sales/new' },
      when: { match: 'all', of: [] },
      actions: [{ kind: 'change_tags', add: ['greeted'], remove: [] }],
      delay: { minutes: 0, businessHours: false },
      cancelledBy: [],
      lateHours: 24,
    };
    rig.around.triggers = [greet];
    // It does fire when somebody goes back by hand.
    const again = `dialog-${++made}`;
    await seedBoard(rig.store, [{ id: again, stageId: 'booked' }]);
    await rig.run(await rig.order({ kind: 'move_stage', stageId: 'new' }, [again]));
    expect((await rig.dialog(again)).tags).toEqual(['greeted']);
    const { after } = await doAndUndo({ kind: 'move_stage', stageId: 'booked' });
    rig.around.triggers = [];
    expect(after).toMatchObject({ stageId: 'new', tags: [] });
  });

  it('is told on each dialog as a change like any other, by whoever ordered the job', async () => {
    const { id, job } = await doAndUndo({ kind: 'move_stage', stageId: 'booked' });
    expect((await rig.events(id)).filter(({ type }) => type === 'stage_changed')).toMatchObject([
      { from: 'new', to: 'booked', why: `bulk ${job.id}` },
      { from: 'booked', to: 'new', why: `undo of bulk ${job.id}` },
    ]);
  });
});
