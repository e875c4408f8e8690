import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Action } from '../../../src/domain/action.ts';
import { changeMember } from '../../../src/store/team/change-member.ts';
import { member } from '../../support/build-rule.ts';
import { until } from '../../support/until.ts';
import { type SharingRig, startSharing } from './rig.ts';

describe('sharing dialogs out', () => {
  let rig: SharingRig;
  beforeAll(async () => {
    rig = await startSharing();
    for (const id of ['anna', 'boris']) await rig.person(id);
    await rig.person('olga', {}, 'owner');
  });
  afterAll(() => rig.stop());

  const act = (id: string, operator: string, ...actions: Action[]) =>
    rig.engine.act({ dialogId: id, actor: { kind: 'operator', id: operator }, actions });
  const types = async (id: string) => (await rig.events(id)).map(({ type }) => type);
  const offeredTo = async (id: string) => (await rig.dialog(id)).sharing?.offer?.operatorId ?? null;
  const offered = (id: string, to?: string) =>
    until(
      async () => {
        const whom = await offeredTo(id);
        return whom !== null && (to === undefined || whom === to);
      },
      `an offer to ${to ?? 'somebody'}`,
    );
  const countOf = async (ruleId: string, operatorId: string) => {
    const book = await rig.store.ledgers.findOne({ _id: `rule:${ruleId}` });
    return book?.shares.find((share) => share.operatorId === operatorId)?.count ?? 0;
  };
  async function lead(ruleId: string, overrides?: Parameters<SharingRig['leads']>[1]): Promise<string> {
    const [id = ''] = await rig.leads(1, overrides);
    await rig.distribute([id], ruleId);
    return id;
  }
  const duo = [member('anna'), member('boris')];

  it('tells with the assignment why it is this person', async () => {
    await rig.rule({ id: 'why', members: duo });
    const id = await lead('why');
    await rig.shared([id]);
    const events = await rig.events(id);
    expect(events.map(({ type }) => type)).toEqual(['distribution_asked', 'assignee_changed']);
    expect(events[1]).toMatchObject({
      from: null,
      to: 'anna',
      reason: {
        ruleId: 'why',
        code: 'share',
        pool: [{ operatorId: 'anna', count: 0 }, { operatorId: 'boris' }],
        passed: [],
      },
    });
  });

  describe('with time to accept', () => {
    beforeAll(() => rig.rule({ id: 'quick', members: duo, acceptWithinSeconds: 60 }));

    it('offers a dialog, and whoever accepts in time leads it', async () => {
      const id = await lead('quick');
      await offered(id);
      const whom = (await offeredTo(id)) ?? '';
      const other = whom === 'anna' ? 'boris' : 'anna';
      expect(await rig.dialog(id)).toMatchObject({ assigneeId: null, mode: 'queued' });
      expect(await act(id, other, { kind: 'accept' })).toMatchObject({ kind: 'refused' });
      expect(await act(id, whom, { kind: 'accept' })).toMatchObject({ kind: 'done' });
      expect(await rig.dialog(id)).toMatchObject({ assigneeId: whom, mode: 'operator', sharing: null });
      expect((await types(id)).slice(0, 5)).toEqual([
        'distribution_asked',
        'dialog_offered',
        'dialog_accepted',
        'assignee_changed',
        'dialog_taken',
      ]);
    });

    it('takes an answer for an acceptance', async () => {
      const id = await lead('quick');
      await offered(id);
      const whom = (await offeredTo(id)) ?? '';
      expect(await act(id, whom, { kind: 'reply', text: 'Здравствуйте' })).toMatchObject({ kind: 'done' });
      expect(await types(id)).toContain('dialog_accepted');
    });

    it('moves on to the next who has not had it, and in the end leaves it in the queue and says so; each offer ends once', async () => {
      const before = [await countOf('quick', 'anna'), await countOf('quick', 'boris')];
      const id = await lead('quick');
      await offered(id);
      const first = (await offeredTo(id)) ?? '';
      rig.clock.advance({ minutes: 1.1 });
      await offered(id, first === 'anna' ? 'boris' : 'anna');
      rig.clock.advance({ minutes: 1.1 });
      await until(async () => (await types(id)).includes('distribution_failed'), 'the end of it');
      const all = await types(id);
      expect(all.filter((type) => type === 'assignment_expired')).toHaveLength(2);
      expect(await rig.dialog(id)).toMatchObject({ assigneeId: null, sharing: null, mode: 'queued' });
      // Nobody has got it, so it counts for nobody.
      expect([await countOf('quick', 'anna'), await countOf('quick', 'boris')]).toEqual(before);
    });

    it('gives the count of an offer back when somebody else takes the dialog', async () => {
      const id = await lead('quick');
      await offered(id);
      const whom = (await offeredTo(id)) ?? '';
      const counted = await countOf('quick', whom);
      expect(await act(id, 'olga', { kind: 'take' })).toMatchObject({ kind: 'done' });
      await until(async () => (await countOf('quick', whom)) === counted - 1, 'the count to be given back');
      expect(await rig.dialog(id)).toMatchObject({ assigneeId: 'olga', sharing: null });
      expect(await types(id)).not.toContain('dialog_accepted');
    });
  });

  it('waits while nobody is there, in order, and goes on as soon as somebody is', async () => {
    await rig.rule({ id: 'lunch', members: [member('vera')] });
    await rig.person('vera', { pause: { since: rig.clock.now(), until: null } });
    const id = await lead('lunch');
    await new Promise((done) => setTimeout(done, 400));
    expect((await rig.dialog(id)).sharing?.state).toBe('waiting');
    await rig.person('vera', { pause: null });
    await rig.shared([id]);
    expect(await rig.dialog(id)).toMatchObject({ assigneeId: 'vera' });
  });

  it('shares the open dialogs of whoever leaves the team by their rule', async () => {
    await rig.person('denis');
    await rig.rule({ id: 'leaving', members: [member('denis')] });
    const ids = [await lead('leaving'), await lead('leaving')];
    const [byHand = ''] = await rig.leads(1, { assigneeId: 'denis', mode: 'operator' });
    await rig.shared(ids);
    await rig.rule({ id: 'leaving', members: [member('denis'), ...duo] });
    const left = { at: rig.clock.now(), dialogs: 'share' as const };
    expect(await changeMember(rig.store, 'denis', { active: false, profile: { left } })).toEqual({ kind: 'done' });
    await until(
      async () => (await rig.store.dialogs.countDocuments({ assigneeId: 'denis' })) === 0,
      'denis to be relieved',
      12_000,
    );
    expect(Object.values(await rig.counts([...ids, byHand])).reduce((sum, n) => sum + n, 0)).toBe(3);
    expect(await rig.events(ids[0] ?? '')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          type: 'assignee_changed',
          from: 'denis',
          reason: expect.objectContaining({ cause: 'left' }),
        }),
      ]),
    );
    expect(await countOf('leaving', 'denis')).toBe(0);
  });

  it('passes on all dialogs of one client whose manager leaves the team, two of them open', async () => {
    await rig.person('fedor');
    const led = { assigneeId: 'fedor', mode: 'operator', planId: 'autumn' } as const;
    const [one = ''] = await rig.leads(1, led);
    const { contactId } = await rig.dialog(one);
    const [two = ''] = await rig.leads(1, { ...led, contactId });
    const plans = [{ planId: 'autumn', managerId: 'fedor' }];
    await rig.store.contacts.updateOne({ _id: contactId }, { $set: { plans } });
    const left = { at: rig.clock.now(), dialogs: 'share' as const };
    expect(await changeMember(rig.store, 'fedor', { active: false, profile: { left } })).toEqual({ kind: 'done' });
    const relieved = async () => (await rig.store.dialogs.countDocuments({ assigneeId: 'fedor' })) === 0;
    await until(relieved, 'fedor to be relieved');
    expect(Object.values(await rig.counts([one, two])).reduce((sum, n) => sum + n, 0)).toBe(2);
  });

  it('gives the count of a dialog that waits again back once', async () => {
    await rig.person('zoya', { skills: ['vip'], pause: { since: rig.clock.now(), until: null } });
    await rig.person('yana');
    const skills = { tags: true, language: false };
    await rig.rule({ id: 'once', members: [member('yana'), member('zoya')], skills });
    const given = [await lead('once'), await lead('once'), await lead('once')];
    await rig.shared(given);
    const waits = await lead('once', { tags: ['vip'], sharedBy: { ruleId: 'once', operatorId: 'yana' } });
    await until(async () => (await rig.dialog(waits)).sharedBy === null, 'the count to be given back');
    expect(await countOf('once', 'yana')).toBe(2);
    await rig.shared([await lead('once'), await lead('once')]);
    expect(await countOf('once', 'yana')).toBe(4);
  });

  it('passes on unanswered dialogs at the end of a shift, and answered ones stay', async () => {
    // In Moscow it is ten and a bit.
    const schedule = {
      kind: 'cycle' as const,
      from: '2031-03-01',
      daysOn: 31,
      daysOff: 1,
      hours: { from: '09:00', to: '20:00' },
    };
    await rig.person('egor', { schedule });
    await rig.rule({ id: 'shift', members: [member('egor')], onShiftEnd: 'unanswered' });
    const [waits, answered] = [await lead('shift'), await lead('shift')];
    await rig.shared([waits, answered]);
    expect(await act(answered, 'egor', { kind: 'reply', text: 'Да, конечно' })).toMatchObject({ kind: 'done' });
    await rig.rule({ id: 'shift', members: [member('egor'), member('anna')], onShiftEnd: 'unanswered' });
    rig.clock.advance({ hours: 11 });
    await until(async () => (await rig.dialog(waits)).assigneeId === 'anna', 'the next shift');
    expect((await rig.dialog(answered)).assigneeId).toBe('egor');
  });

  it('passes on what can go, however many dialogs of the same manager have to stay', async () => {
    await rig.person('ulyana', { skills: ['vip'], absences: [{ from: '2031-01-01', to: '2031-12-31' }] });
    const skills = { tags: true, language: false };
    const led = {
      assigneeId: 'ulyana',
      mode: 'operator',
      sharedBy: { ruleId: 'stay', operatorId: 'ulyana' },
    } as const;
    const stay = await rig.leads(100, { ...led, tags: ['vip'] });
    const [goes = ''] = await rig.leads(1, { ...led, id: 'last of all' });
    await rig.rule({ id: 'stay', members: [member('ulyana'), member('anna')], onShiftEnd: 'all', skills });
    await until(async () => (await rig.dialog(goes)).assigneeId === 'anna', 'the last one to go');
    expect(await rig.counts(stay)).toEqual({ ulyana: 100 });
  });

  it('is asked once: a dialog that somebody leads is left alone, unless it is to be shared anew', async () => {
    await rig.rule({ id: 'anew', members: [member('boris')] });
    const [id = ''] = await rig.leads(1, { assigneeId: 'olga' });
    await rig.distribute([id], 'anew');
    expect(await types(id)).toEqual([]);
    await rig.engine.act({
      dialogId: id,
      actor: { kind: 'api' },
      actions: [{ kind: 'distribute', ruleId: 'anew', anew: true }],
    });
    await until(async () => (await rig.dialog(id)).assigneeId === 'boris', 'the new manager');
    expect(
      await rig.engine.act({
        dialogId: id,
        actor: { kind: 'api' },
        actions: [{ kind: 'distribute', ruleId: 'nothing', anew: true }],
      }),
    ).toEqual({ kind: 'refused', reason: 'There is no such distribution rule.' });
  });
});
