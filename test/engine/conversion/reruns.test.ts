import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { takeCall } from '../../../src/engine/calling/take-call.ts';
import { createConversionWorker } from '../../../src/engine/conversion/conversion-worker.ts';
import { createMemory } from '../../../src/engine/memory.ts';
import { createCommit } from '../../../src/store/commit/commit-changes.ts';
import { readEvidence } from '../../../src/store/conversion/evidence.ts';
import { readBacklog } from '../../../src/store/conversion/judgings.ts';
import { promptInForce, savePrompt } from '../../../src/store/conversion/prompts.ts';
import { cancelRerun, gatherRerun, listReruns, openRerun, startRerun } from '../../../src/store/conversion/reruns.ts';
import { toDocument } from '../../../src/store/document.ts';
import { contactByPhone } from '../../../src/store/queries/contact-by-phone.ts';
import { buildEvent } from '../../support/build-event.ts';
import { type ConversionRig, claim, startRig } from './rig.ts';

const BY = { kind: 'operator', id: 'op-1' } as const;
let rig: ConversionRig;
describe('judging a period again', () => {
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig.stop());
  beforeEach(() => {
    rig.judge.asked.length = 0;
    rig.judge.answer = () => claim();
  });

  const DAY = 86_400_000;
  const ask = (id: string, scope: 'all' | 'unjudged' | 'other_version' = 'all') => {
    const now = rig.clock.now();
    return startRerun(rig.store, {
      id,
      by: BY,
      at: now,
      from: new Date(now.getTime() - DAY),
      to: new Date(now.getTime() + 1),
      scope,
    });
  };
  const progress = async () => (await listReruns(rig.store, 1))[0];

  describe('A re-run over a period', () => {
    beforeAll(async () => {
      for (let at = 0; at < 12; at++) await rig.closed(`d-${at}`);
      await rig.closed('long-ago', { closedAt: new Date(rig.clock.now().getTime() - 3 * DAY) });
      rig.afterGrace();
      await rig.worker().look();
    });

    it('judges what was closed in it, and nothing else, one re-run at a time', async () => {
      expect(await ask('r1')).toMatchObject({ state: 'gathering' });
      expect(await ask('r2')).toBeNull();
      await rig.worker().look();
      expect(await progress()).toMatchObject({
        job: { id: 'r1', state: 'done', total: 12 },
        progress: { done: 12, waiting: 0 },
      });
      expect(rig.judge.asked).toHaveLength(12);
      expect(await rig.verdicts('d-0')).toHaveLength(2);
      expect(await openRerun(rig.store)).toBeNull();
    });

    it('goes on in another process where it was cut off while listing', async () => {
      const job = await ask('r3');
      if (!job) throw new Error('no job');
      // Half of it is listed, and the process dies before it has noted so.
      await gatherRerun(rig.store, job, 1, rig.clock.now());
      await rig.store.conversionJobs.updateOne({ _id: 'r3' }, { $set: { state: 'gathering', cursor: null, total: 0 } });
      await rig.worker().look();
      expect(await progress()).toMatchObject({ job: { id: 'r3', state: 'done', total: 12 }, progress: { done: 12 } });
      expect(rig.judge.asked).toHaveLength(12);
    });

    it('stops when it is cancelled: what is judged stays judged', async () => {
      await ask('r4');
      let count = 0;
      rig.judge.answer = async () => {
        count += 1;
        if (count === 4) await cancelRerun(rig.store, 'r4', rig.clock.now());
        return claim();
      };
      await rig.worker().look();
      const shown = await progress();
      expect(shown?.job.state).toBe('cancelled');
      expect(shown?.progress.waiting).toBe(0);
      expect(rig.judge.asked.length).toBeLessThan(12);
      expect(await cancelRerun(rig.store, 'r4', rig.clock.now())).toBeNull();
    });

    it('can be of those alone that newer words have not judged', async () => {
      const current = await promptInForce(rig.store, 'ru', rig.clock.now());
      await ask('r5', 'other_version');
      await rig.worker().look();
      expect(rig.judge.asked).toHaveLength(0);
      const change = { text: 'Клиент оплатил заказ целиком.', seen: current.version, by: BY, restored: null };
      await savePrompt(rig.store, current, change, rig.clock.now());
      rig.judge.answer = () => ({ kind: 'failed', why: 'refused', tokens: 5 });
      await ask('r6', 'other_version');
      await rig.worker().look();
      rig.clock.advance({ minutes: 10 });
      await rig.worker().look();
      // That the judge was of no use is no news of the dialog.
      expect(await progress()).toMatchObject({ job: { state: 'done' }, progress: { done: 12, failed: 12 } });
      expect((await rig.dialog('d-1')).conversion?.machine).toMatchObject({ verdict: 'converted', version: 1 });
      await rig.closed('never');
      rig.afterGrace();
      for (const minutes of [0, 2]) {
        rig.clock.advance({ minutes });
        await rig.worker().look();
      }
      expect((await rig.dialog('never')).conversion?.machine).toMatchObject({
        verdict: 'not_scored',
        reason: 'refused',
        version: 2,
      });
      rig.judge.asked.length = 0;
      rig.judge.answer = () => claim();
      await ask('r7', 'unjudged');
      await rig.worker().look();
      expect(rig.judge.asked).toHaveLength(1);
      expect((await rig.dialog('never')).conversion?.machine).toMatchObject({ verdict: 'converted', version: 2 });
    });

    it('leaves out what waits for its verdict since its closing: nothing is paid for twice', async () => {
      await rig.closed('fresh');
      rig.afterGrace();
      await ask('r-fresh', 'unjudged');
      await rig.worker().look();
      expect(await rig.verdicts('fresh')).toHaveLength(1);
      expect(rig.judge.asked).toHaveLength(1);
      expect(await progress()).toMatchObject({ job: { id: 'r-fresh', state: 'done', total: 0 } });
      await rig.store.dialogs.deleteOne({ _id: 'fresh' });
    });

    it('never touches a person’s mark', async () => {
      const act = rig.deps(0).act;
      const mark = (verdict: 'converted' | 'not_converted' | 'not_scored', reason = '') =>
        act({
          dialogId: 'd-2',
          actor: BY,
          actions: [{ kind: 'judge_conversion', by: 'person', verdict, version: 2, quote: '', reason, ref: verdict }],
        });
      await mark('not_converted');
      await mark('not_converted');
      await ask('r8');
      await rig.worker().look();
      const { conversion } = await rig.dialog('d-2');
      expect(conversion).toMatchObject({
        machine: { verdict: 'converted' },
        hand: { verdict: 'not_converted', operatorId: 'op-1' },
      });
      expect((await rig.verdicts('d-2')).filter(({ by }) => by === 'person')).toHaveLength(1);
      await mark('not_converted', 'Передумал');
      expect((await rig.dialog('d-2')).conversion?.hand).toMatchObject({ reason: 'Передумал' });
      await mark('not_scored');
      expect((await rig.dialog('d-2')).conversion?.hand).toBeNull();
    });
  });

  describe('A call', () => {
    it('is judged also when it took long to be written, and the line had come to it before', async () => {
      const around = rig.deps(0).surroundings;
      const commit = createCommit(rig.store);
      const slow: typeof commit = async (decision) => {
        rig.clock.advance({ minutes: 1 });
        await rig.worker().look();
        return commit(decision);
      };
      const taken = await takeCall(
        {
          store: rig.store,
          surroundings: around,
          commit: slow,
          memory: createMemory(),
          committed: () => undefined,
          now: () => rig.clock.now(),
          newId: () => randomUUID(),
        },
        {
          externalId: 'slow',
          at: new Date(rig.clock.now().getTime() - 3_600_000),
          durationSeconds: 60,
          phone: '+79185550177',
          managerId: null,
          direction: 'in',
          source: null,
          spoken: [{ speaker: 'manager', text: 'Записала вас на завтра' }],
        },
      );
      if (taken.kind !== 'taken') throw new Error('The call was not taken.');
      rig.clock.advance({ minutes: 1 });
      await rig.worker().look();
      expect(await rig.verdicts(taken.dialogId)).toMatchObject([{ verdict: 'converted' }]);
    });
  });

  describe('Without a key', () => {
    it('the rule over events judges, and says that it was the rule', async () => {
      const at = rig.clock.now();
      const booked = {
        type: 'appointment_booked' as const,
        appointmentId: 'v',
        serviceId: 's',
        staffId: 'p',
        start: at,
      };
      await rig.closed('ruled');
      await rig.store.events.insertOne(toDocument(buildEvent(booked, { id: 'booked', dialogId: 'ruled', at })));
      await rig.closed('idle');
      await rig.closed('phoned', { channelKind: 'call' });
      rig.afterGrace();
      await createConversionWorker({ ...rig.deps(0), judge: null }).look();
      expect(await rig.verdicts('ruled')).toMatchObject([
        { verdict: 'converted', by: 'rule', reason: 'booked', quote: '' },
      ]);
      expect(await rig.verdicts('idle')).toMatchObject([{ verdict: 'not_converted', by: 'rule', reason: 'nothing' }]);
      expect(rig.judge.asked).toHaveLength(0);
      // What was said on the phone leaves no events: no 0 is made up for it.
      expect(await rig.verdicts('phoned')).toMatchObject([{ verdict: 'not_scored', by: 'rule', reason: 'unheard' }]);
    });
  });

  describe('Two people who edit the words at once', () => {
    it('lose nothing: one is saved, the other is told', async () => {
      const current = await promptInForce(rig.store, 'ru', rig.clock.now());
      const change = (text: string) => ({ text, seen: current.version, by: BY, restored: null });
      const saved = await Promise.all(
        ['Клиент записался на визит.', 'Клиент оформил заказ на сайте.'].map((text) =>
          savePrompt(rig.store, current, change(text), rig.clock.now()),
        ),
      );
      expect(saved.map(({ kind }) => kind).sort()).toEqual(['conflict', 'saved']);
      expect(new Set(saved.map(({ prompt }) => prompt.text)).size).toBe(1);
      const now = await promptInForce(rig.store, 'ru', rig.clock.now());
      expect(
        await savePrompt(rig.store, now, { ...change(` ${now.text}\r\n`), seen: now.version }, rig.clock.now()),
      ).toMatchObject({
        kind: 'same',
      });
    });
  });

  describe('The work in the background', () => {
    it('reads no collection from end to end', async () => {
      const { db } = rig.store.connection;
      if (!db) throw new Error('The store is closed.');
      await rig.closed('looked-at');
      rig.afterGrace();
      await db.command({ profile: 2 });
      await ask('r9', 'unjudged');
      await rig.worker().look();
      await readBacklog(rig.store, rig.clock.now());
      await readEvidence(rig.store);
      await listReruns(rig.store, 5);
      await cancelRerun(rig.store, 'r9', rig.clock.now());
      await contactByPhone(rig.store, '+79180000000');
      await db.command({ profile: 0 });
      const grow = ['judgings', 'events', 'dialogs', 'messages', 'contacts', 'tokenDays', 'conversionJobs'];
      const scans = await db
        .collection('system.profile')
        .find({ planSummary: 'COLLSCAN', ns: { $in: grow.map((name) => `${db.databaseName}.${name}`) } })
        .toArray();
      expect(scans.map(({ ns, command }) => ({ ns, command }))).toEqual([]);
    });
  });
});
