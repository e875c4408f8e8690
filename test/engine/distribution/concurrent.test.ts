import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { member } from '../../support/build-rule.ts';
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

  it('hold a cap that two rules share', async () => {
    await rig.person('galina', { cap: 10 });
    await rig.rule({ id: 'one', members: [member('galina')] });
    await rig.rule({ id: 'two', members: [member('galina')] });
    const [first, second] = [await rig.leads(20), await rig.leads(20)];
    await Promise.all([rig.distribute(first, 'one'), rig.distribute(second, 'two')]);
    const led = () => rig.store.dialogs.countDocuments({ assigneeId: 'galina' });
    for (let look = 0; look < 20 && (await led()) < 10; look++) await new Promise((done) => setTimeout(done, 100));
    // Time for a decision too many.
    await new Promise((done) => setTimeout(done, 400));
    expect(await led()).toBe(10);
  });

  it('decide within milliseconds of the hand-off', async () => {
    const took: number[] = [];
    for (let turn = 0; turn < 10; turn++) {
      const [id] = await rig.leads(1);
      const began = performance.now();
      await rig.distribute([id ?? '']);
      while ((await rig.dialog(id ?? '')).assigneeId === null) await new Promise((done) => setTimeout(done, 2));
      took.push(performance.now() - began);
    }
    took.sort((a, b) => a - b);
    expect(took[5]).toBeLessThan(500);
  });
});
