import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/business/local-date.ts';
import type { DomainEvent } from '../../src/domain/event.ts';
import { drawNumber } from '../../src/domain/labelling/draw-number.ts';
import { EVERYTHING } from '../../src/domain/visibility.ts';
import { fromDocument, toDocument } from '../../src/store/document.ts';
import { claimLabels } from '../../src/store/labelling/claim-labels.ts';
import { collectLabels } from '../../src/store/labelling/collect-labels.ts';
import { commonGuesses, countWaiting, givenNames, recentLabels } from '../../src/store/labelling/label-figures.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildEvent } from '../support/build-event.ts';
import { buildLabelRow } from '../support/build-label-row.ts';
import { buildMessage } from '../support/build-message.ts';
import { type Fleet, startFleet, text } from '../support/engine-fleet.ts';
import { testDatabaseUri } from '../support/mongod.ts';

const ZONE = 'Europe/Moscow';
const TODAY = '2031-03-04';
/** A hundred a week of the 980 that come. */
const RATE = 100 / 980;
const WEIGHT = 1 / RATE;
const at = (day: string, time: string) => new Date(`${day}T${time}:00+03:00`);

interface Wrote {
  day: string;
  time?: string;
  intent?: string;
  outcome?: 'flow' | 'fallback';
  kind?: 'text' | 'start';
}

describe('the labelling queue is filled', () => {
  let store: Store;
  let count = 0;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('labels'));
  });
  afterAll(() => store.close());

  /** Messages that the bot has read, in the database as a commit leaves them. */
  async function wrote(
    times: number,
    { day, time = '12:00', intent = 'info.price', outcome = 'flow', kind = 'text' }: Wrote,
  ) {
    const events: DomainEvent[] = [];
    const lines = Array.from({ length: times }, () => {
      const seq = ++count;
      const id = `line-${String(seq).padStart(6, '0')}`;
      const body = { type: 'message_understood', messageId: id, intent, score: 0.9, outcome } as const;
      events.push(buildEvent(body, { id: `event-${seq}`, at: at(day, time) }));
      return buildMessage({
        id,
        seq,
        author: 'customer',
        incoming: { kind, text: 'Сколько стоит?' },
        at: at(day, time),
      });
    });
    await store.messages.insertMany(lines.map(toDocument));
    await store.events.insertMany(events.map(toDocument));
    return lines.map(({ id }) => id);
  }
  const day = (back: number) => addDays(TODAY, -back);
  const collect = (from: string, to: string) =>
    collectLabels(store, { from: at(from, '00:00'), to: at(to, '23:59') }, ZONE);
  const rows = async () => (await store.labelQueue.find().sort({ _id: 1 }).toArray()).map((row) => fromDocument(row));

  it('with a sample of the day by the plan that the week before it has made', async () => {
    for (let back = 1; back <= 7; back++) await wrote(140, { day: day(back) });
    const ids = await wrote(140, { day: TODAY });
    await collect(TODAY, TODAY);
    const plan = await store.labelPlans.findOne({ _id: TODAY });
    // 980 a week: one of 9.8.
    expect(plan?.rates).toEqual([{ channelKind: 'web', intent: 'info.price', rate: RATE }]);
    const drawn = await rows();
    expect(drawn.map(({ id }) => id)).toEqual(ids.filter((id) => drawNumber(id) < RATE));
    expect(drawn.length).toBeGreaterThan(3);
    for (const row of drawn)
      expect(row).toMatchObject({ sample: 'random', weight: WEIGHT, week: '2031-03-03', state: 'waiting' });
  });

  it('by nobody twice: a second look, and two processes at once, add nothing', async () => {
    const before = await rows();
    const added = await Promise.all([collect(TODAY, TODAY), collect(TODAY, TODAY)]);
    expect(added).toEqual([0, 0]);
    expect(await rows()).toEqual(before);
    // A period that nobody has looked at yet, by both at once.
    const both = await Promise.all([collect(day(1), day(1)), collect(day(1), day(1))]);
    const after = await rows();
    expect(both[0] + both[1]).toBe(after.length - before.length);
    await store.labelQueue.deleteMany({ at: { $lt: at(TODAY, '00:00') } });
  });

  it('with late ones, once, by the plan of their own day, and what is labelled stays so', async () => {
    const [first] = await rows();
    if (!first) throw new Error('Nothing was drawn.');
    await store.labelQueue.updateOne({ _id: first.id }, { $set: { state: 'labelled', actual: 'info.price' } });
    const late = await wrote(60, { day: TODAY, time: '09:00' });
    await collect(TODAY, TODAY);
    const drawn = late.filter((id) => drawNumber(id) < RATE);
    const now = await rows();
    expect(now.filter(({ id }) => late.includes(id)).map(({ id, weight }) => [id, weight])).toEqual(
      drawn.map((id) => [id, WEIGHT]),
    );
    expect(now.find(({ id }) => id === first.id)).toMatchObject({ state: 'labelled' });
    await store.labelQueue.updateOne({ _id: first.id }, { $set: { state: 'waiting', actual: null } });
  });

  it('with all that the bot failed on; drawn ones are of the random part', async () => {
    const failed = await wrote(40, { day: TODAY, intent: 'info.price', outcome: 'fallback' });
    await collect(TODAY, TODAY);
    const found = (await rows()).filter(({ id }) => failed.includes(id));
    expect(found).toHaveLength(40);
    for (const { id, sample, weight } of found) {
      expect([sample, weight]).toEqual(drawNumber(id) < RATE ? ['random', WEIGHT] : ['fallback', null]);
    }
  });

  it('without what the button "Start" says for the customer', async () => {
    const started = await wrote(5, { day: TODAY, intent: 'smalltalk.greeting', kind: 'start' });
    await collect(TODAY, TODAY);
    expect((await rows()).filter(({ id }) => started.includes(id))).toEqual([]);
  });

  it('by days and weeks of the business: a late evening in Moscow is still the same day', async () => {
    const [id] = await wrote(1, { day: '2031-03-09', time: '23:50', intent: 'complaint' });
    await collect('2031-03-09', '2031-03-09');
    expect((await rows()).find((row) => row.id === id)).toMatchObject({ week: '2031-03-03', weight: 1 });
  });

  it('and reads no collection from end to end', async () => {
    const { db } = store.connection;
    if (!db) throw new Error('The store is closed.');
    await db.command({ profile: 2 });
    await collect(day(6), TODAY);
    await claimLabels(store, 'olga', { scope: EVERYTHING, limit: 5, now: at(TODAY, '12:00') });
    await claimLabels(store, 'petr', { scope: { kind: 'own', operatorId: 'petr' }, limit: 5, now: at(TODAY, '12:00') });
    await recentLabels(store, EVERYTHING, at(day(28), '00:00'));
    await countWaiting(store, EVERYTHING);
    await commonGuesses(store);
    await givenNames(store);
    await db.command({ profile: 0 });
    const scans = await db.collection('system.profile').find({ planSummary: 'COLLSCAN' }).toArray();
    expect(scans.map(({ ns, command }) => ({ ns, command }))).toEqual([]);
  });
});

describe('two people label at once', () => {
  let store: Store;
  const now = at(TODAY, '12:00');
  const wish = { scope: EVERYTHING, limit: 4, now };
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('claims'));
    await store.dialogs.insertMany([
      toDocument(buildDialog({ id: 'dialog-1', assigneeId: null })),
      toDocument(buildDialog({ id: 'dialog-2', assigneeId: 'olga' })),
    ]);
    const rows = Array.from({ length: 24 }, (_, n) =>
      buildLabelRow({ id: `m${n}`, order: n / 24, dialogId: n % 2 ? 'dialog-2' : 'dialog-1' }),
    );
    await store.labelQueue.insertMany(rows.map(toDocument));
  });
  afterAll(() => store.close());
  const release = () => store.labelQueue.updateMany({}, { $set: { leasedBy: null, leaseUntil: new Date(0) } });

  it('and are never shown the same message', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other, third] = await Promise.all(
        ['olga', 'petr', 'vera'].map((who) => claimLabels(store, who, wish)),
      );
      const ids = [...(one ?? []), ...(other ?? []), ...(third ?? [])].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeGreaterThanOrEqual(8);
      await release();
    }
  });

  it('and each sees again what was shown until it is labelled or five minutes are over', async () => {
    const first = await claimLabels(store, 'olga', wish);
    expect((await claimLabels(store, 'olga', wish)).map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    const later = { ...wish, now: new Date(now.getTime() + 5 * 60_000) };
    expect((await claimLabels(store, 'petr', later)).map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    await release();
  });

  it('and nobody gets a message of a dialog that he may not see', async () => {
    const own = { ...wish, limit: 20, scope: { kind: 'own', operatorId: 'petr' } as const };
    const got = await claimLabels(store, 'petr', own);
    expect(got).toHaveLength(12);
    expect(new Set(got.map(({ dialogId }) => dialogId))).toEqual(new Set(['dialog-1']));
  });
});

describe('a label, in two processes', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet({ owners: ['one', 'two'] });
    await fleet.engine(0).receive(fleet.incoming('anna', text('здравствуйте')));
    await fleet.settled();
  });
  afterAll(() => fleet.stop());

  it('is made of what the bot has just read, by whichever process has the duty', async () => {
    for (const engine of fleet.engines) await engine.collectLabels();
    const rows = await fleet.store.labelQueue.find().toArray();
    expect(rows).toMatchObject([
      { predicted: 'smalltalk.greeting', sample: 'random', weight: 1, channelKind: 'telegram' },
    ]);
  });

  it('is given once, whoever is quicker', async () => {
    const row = await fleet.store.labelQueue.findOne({});
    const label = {
      kind: 'label_intent',
      messageId: row?._id ?? '',
      predicted: 'smalltalk.greeting',
      actual: 'None',
      fromQueue: true,
    } as const;
    const acted = await Promise.all([0, 1, 0, 1].map((engine) => fleet.act(engine, 'anna', label)));
    expect(acted.map(({ kind }) => kind).sort()).toEqual(['done', 'refused', 'refused', 'refused']);
    const events = await fleet.store.events.find({ 'body.type': 'intent_labelled' }).toArray();
    expect(events.map(({ body }) => body)).toMatchObject([{ actual: 'None', sample: 'random', weight: 1 }]);
  });

  it('is taken back and given anew', async () => {
    const row = await fleet.store.labelQueue.findOne({});
    const messageId = row?._id ?? '';
    expect(await fleet.act(0, 'anna', { kind: 'take_back_label', messageId })).toMatchObject({ kind: 'done' });
    expect(await fleet.store.labelQueue.findOne({})).toMatchObject({
      state: 'waiting',
      actual: null,
      leasedBy: 'op-1',
    });
    const again = { kind: 'label_intent', messageId, predicted: '', actual: 'smalltalk.greeting' } as const;
    expect(await fleet.act(1, 'anna', { ...again, fromQueue: true })).toMatchObject({ kind: 'done' });
    const events = await fleet.store.events.find({ 'body.type': 'intent_labelled' }).sort({ at: 1 }).toArray();
    expect(events.map(({ body }) => ('undone' in body ? 'undone' : 'given'))).toEqual(['given', 'undone', 'given']);
  });
});
