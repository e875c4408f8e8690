import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createNewLimits, hasNewLimits } from '../../src/engine/pipelines/new-limits.ts';
import { claimDuty } from '../../src/store/duties.ts';
import { listPipelines } from '../../src/store/queries/pipelines.ts';
import { type Chat, startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

describe('The time limit of a stage, by the clock', () => {
  let app: TestApp;
  let chat: Chat;
  let dialogId: string;
  beforeAll(async () => {
    app = await startTestApp();
    await app.api('/pipelines/sales/stages/booked', {
      method: 'PATCH',
      body: JSON.stringify({ timeLimitHours: 24 }),
    });
    chat = await app.newChat();
    await chat.say('Здравствуйте');
    dialogId = await chat.dialogId();
  });
  afterAll(() => app.stop());

  const act = (body: object) => app.api(`/dialogs/${dialogId}/actions`, { method: 'POST', body: JSON.stringify(body) });
  const overdue = () => app.eventsOf(dialogId, 'stage_overdue');

  it('tells that a dialog is overdue once per stay, however often and by whomever its timer is fired', async () => {
    await act({ kind: 'move_stage', stageId: 'booked' });
    app.clock.advance({ hours: 23 });
    await app.fireDue();
    expect(await overdue()).toEqual([]);
    app.clock.advance({ hours: 2 });
    await Promise.all([app.fireDue(), app.fireDue()]);
    app.clock.advance({ days: 3 });
    await app.fireDue();
    expect(await overdue()).toMatchObject([{ actor: { kind: 'system' }, body: { stageId: 'booked', limitHours: 24 } }]);
  });

  it('begins anew when the dialog comes back, and stays silent when it leaves in time', async () => {
    await act({ kind: 'move_stage', stageId: 'qualification' });
    await act({ kind: 'move_stage', stageId: 'booked' });
    app.clock.advance({ hours: 25 });
    await app.fireDue();
    expect(await overdue()).toHaveLength(2);
    await act({ kind: 'move_stage', stageId: 'qualification' });
    await act({ kind: 'move_stage', stageId: 'booked' });
    await act({ kind: 'move_stage', stageId: 'confirmed' });
    app.clock.advance({ hours: 25 });
    await app.fireDue();
    expect(await overdue()).toHaveLength(2);
  });

  it('reaches those who are in the stage already when it is set or shortened, and is told once per stay all the same', async () => {
    await act({ kind: 'move_stage', stageId: 'qualification' });
    await act({ kind: 'move_stage', stageId: 'confirmed' });
    app.clock.advance({ hours: 30 });
    const told = (await overdue()).length;
    const limit = (timeLimitHours: number) =>
      app.api('/pipelines/sales/stages/confirmed', { method: 'PATCH', body: JSON.stringify({ timeLimitHours }) });
    const clock = (hours: number) => {
      const id = new RegExp(`^stage-limit:${dialogId}:.*:${hours}$`, 'u');
      const ofIt = () => app.store.timers.countDocuments({ _id: id, 'work.stageId': 'confirmed' });
      return until(async () => (await ofIt()) > 0, `a clock of ${hours} hours`);
    };
    await limit(48);
    await clock(48);
    await app.fireDue();
    expect(await overdue()).toHaveLength(told);
    await limit(24);
    await clock(24);
    await app.fireDue();
    expect((await overdue()).slice(told)).toMatchObject([{ body: { stageId: 'confirmed', limitHours: 24 } }]);
    app.clock.advance({ hours: 24 });
    await app.fireDue();
    expect(await overdue()).toHaveLength(told + 1);
  });

  it('is set once more for those whom a process has moved in that did not know it yet', async () => {
    // Else the program's own sweep, each five seconds, would do a part of it.
    const isOurs = () => claimDuty(app.store, 'empty-stages', 'the test', app.clock.now(), 86_400_000);
    await until(isOurs, 'the program to let go of its duty');
    await app.api('/pipelines/sales/stages/confirmed', { method: 'PATCH', body: '{"timeLimitHours":12}' });
    const reach = createNewLimits(app.store, app.clock.now);
    const sales = async () => (await listPipelines(app.store)).filter(({ id }) => id === 'sales');
    const isNew = async () => (await sales()).some(hasNewLimits);
    expect(await isNew()).toBe(true);
    await reach(await sales());
    const ofStage = { 'work.kind': 'stage_limit', 'work.stageId': 'confirmed', due: { $gt: new Date(0) } } as const;
    const { deletedCount } = await app.store.timers.deleteMany(ofStage);
    app.clock.advance({ minutes: 1 });
    await reach(await sales());
    expect(await app.store.timers.countDocuments({ dialogId, ...ofStage })).toBe(1);
    expect(deletedCount).toBeGreaterThan(0);
    expect(await isNew()).toBe(false);
  });

  it('lets a dialog go to another pipeline with one history', async () => {
    const made: unknown = await app.api('/pipelines', { method: 'POST', body: JSON.stringify({ title: 'Партнёры' }) });
    const id = JSON.stringify(made).match(/"id":"([0-9a-f]{24})"/)?.[1];
    await act({ kind: 'move_stage', pipelineId: id, stageId: 'new', from: 'confirmed' });
    const dialog = await app.store.dialogs.findOne({ _id: dialogId });
    expect(dialog).toMatchObject({ pipelineId: id, stageId: 'new' });
    expect(dialog?.visited).toEqual(expect.arrayContaining(['sales/booked', `${id}/new`]));
    const moves = await app.eventsOf(dialogId, 'stage_changed');
    expect(moves.at(-1)?.body).toMatchObject({ fromPipeline: 'sales', toPipeline: id, from: 'confirmed', to: 'new' });
    // The bot talks on as before.
    expect(await chat.say('Сколько стоит стрижка?')).not.toHaveLength(0);
  });

  it('refuses two people who move one card to different places at once, but for the first', async () => {
    const from = 'new';
    const moves = await Promise.allSettled(
      ['in_work', 'lost'].map((stageId) => act({ kind: 'move_stage', stageId, from })),
    );
    const [failed] = moves.flatMap((one) => (one.status === 'rejected' ? String(one.reason) : []));
    expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(failed).toContain('Somebody has moved it meanwhile');
  });
});
