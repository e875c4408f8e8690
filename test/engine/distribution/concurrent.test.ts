import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { member } from '../../support/build-rule.ts';
import { until } from '../../support/until.ts';
import { type SharingRig, startSharing } from './rig.ts';

describe('several processes that share out the same leads', () => {
  let rig: SharingRig;
  beforeAll(async () => {
    rig = await startSharing(2);
    for (const id of ['anna', 'boris', 'vera']) await rig.person(id);
  });
  afterAll(() => rig.stop());

  it('give 300 leads evenly within one, none twice and none lost', async () => {
    await rig.rule({ members: [member('anna'), member('boris'), member('vera')] });
    const ids = await rig.leads(300);
    await rig.distribute(ids);
    await rig.shared(ids);
    const counts = Object.values(await rig.counts(ids));
    expect(counts).toHaveLength(3);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    const given = await rig.store.events.countDocuments({ 'body.type': 'assignee_changed', dialogId: { $in: ids } });
    expect(given).toBe(300);
    const ledger = await rig.store.ledgers.findOne({ _id: 'rule:rule' });
    expect(ledger?.shares.reduce((sum, { count }) => sum + count, 0)).toBe(300);
  });

  it('keep to every rule over any history of joining, leaving and breaks while leads come in on both sides', async () => {
    const names = ['anna', 'boris', 'vera', 'zoya'];
    const moment = fc.record({
      there: fc.subarray(names, { minLength: 1 }),
      members: fc.subarray(names, { minLength: 1 }),
      leads: fc.integer({ min: 1, max: 15 }),
    });
    let played = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { minLength: 2, maxLength: 4 }), async (history) => {
        const ruleId = `history-${++played}`;
        const all: string[] = [];
        for (const { there, members, leads } of history) {
          for (const id of names)
            await rig.person(id, { pause: there.includes(id) ? null : { since: new Date(0), until: null } });
          await rig.rule({ id: ruleId, members: members.map((id) => member(id)) });
          const ids = await rig.leads(leads);
          await rig.distribute(ids, ruleId);
          all.push(...ids);
          if (members.some((id) => there.includes(id))) await rig.shared(all);
        }
        for (const id of names) await rig.person(id, { pause: null });
        await rig.shared(all);
        const given = await rig.store.events
          .find({ 'body.type': 'assignee_changed', dialogId: { $in: all } })
          .toArray();
        expect(given.map(({ dialogId }) => dialogId).sort()).toEqual([...all].sort());
        for (const { body } of given) {
          if (body.type !== 'assignee_changed' || !body.reason) throw new Error('An assignment without a reason.');
          const counts = body.reason.pool.map(({ count }) => count);
          const own = body.reason.pool.find(({ operatorId }) => operatorId === body.to);
          // Of those who were there, one of those who had the fewest.
          expect(own?.count).toBe(Math.min(...counts));
        }
        const ledger = await rig.store.ledgers.findOne({ _id: `rule:${ruleId}` });
        expect(ledger?.shares.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
      }),
      { numRuns: 3 },
    );
  });

  it('hold a cap that two rules share', async () => {
    await rig.person('galina', { cap: 10 });
    await rig.rule({ id: 'one', members: [member('galina')] });
    await rig.rule({ id: 'two', members: [member('galina')] });
    const [first, second] = [await rig.leads(20), await rig.leads(20)];
    await Promise.all([rig.distribute(first, 'one'), rig.distribute(second, 'two')]);
    const led = () => rig.store.dialogs.countDocuments({ assigneeId: 'galina' });
    await until(async () => (await led()) >= 10, 'her to have all that she may have');
    // Time for a decision too many.
    await new Promise((done) => setTimeout(done, 400));
    expect(await led()).toBe(10);
  });
});

describe('a process that never sweeps', () => {
  let rig: SharingRig;
  beforeAll(async () => {
    rig = await startSharing(1, 3_600_000);
    await rig.person('anna');
    await rig.rule({ members: [member('anna')] });
  });
  afterAll(() => rig.stop());

  it('shares out all the same: it is woken by the hand-off itself', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const ids = await rig.leads(1);
      await rig.distribute(ids);
      await rig.shared(ids);
    }
  });
});
