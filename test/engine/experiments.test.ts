import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deal } from '../../src/domain/experiments/deal.ts';
import type { Experiment } from '../../src/domain/experiments/experiment.ts';
import { exposureId } from '../../src/domain/experiments/exposure.ts';
import { GOAL_BIT, GUARD_BITS } from '../../src/domain/experiments/outcomes.ts';
import { mergeInStore } from '../../src/store/contacts/merge-contacts.ts';
import { unmergeInStore } from '../../src/store/contacts/unmerge-contacts.ts';
import { fromDocument } from '../../src/store/document.ts';
import { countOutcomes } from '../../src/store/experiments/count-outcomes.ts';
import { insertExperiment, replaceExperiment } from '../../src/store/experiments/experiment-store.ts';
import { rebuildMet } from '../../src/store/experiments/rebuild-met.ts';
import { readBusiness } from '../../src/store/read-setting.ts';
import { buildExperiment } from '../support/build-experiment.ts';
import { type Fleet, OPERATOR, press, startFleet, text } from '../support/engine-fleet.ts';
import { until } from '../support/until.ts';

const FRIENDLY = 'Ждём вас!';

describe('An experiment', () => {
  let fleet: Fleet;
  let chats = 0;
  beforeAll(async () => {
    fleet = await startFleet({ owners: ['one', 'two'] });
  });
  afterAll(() => fleet?.stop());

  let experiment: Experiment;
  let experiments = 0;
  beforeEach(async () => {
    await fleet.store.experiments.updateMany({ state: 'running' }, { $set: { state: 'stopped' } });
    await run({});
  });

  /** Starts another one, in every process. */
  async function run(overrides: Partial<Experiment>) {
    experiments += 1;
    const startedAt = new Date(fleet.clock.now().getTime() - 60_000);
    experiment = buildExperiment({ id: `exp-${experiments}`, startedAt, createdAt: startedAt, ...overrides });
    await insertExperiment(fleet.store, experiment);
    await fleet.readSettings();
  }

  /** Somebody new, whom this experiment deals the variant to. */
  async function chatDealt(variantId: string): Promise<string> {
    for (;;) {
      const chatId = `c-${++chats}`;
      await hear(0, chatId, text('здравствуйте'));
      if (deal(experiment.id, await contactOf(chatId), experiment.variants).id === variantId) return chatId;
    }
  }

  async function hear(engine: number, chatId: string, content: ReturnType<typeof text>) {
    await fleet.engine(engine).receive(fleet.incoming(chatId, content));
    await fleet.settled();
  }

  async function contactOf(chatId: string): Promise<string> {
    const dialog = await fleet.store.dialogs.findOne({ _id: await fleet.dialogId(chatId) });
    return dialog?.contactId ?? '';
  }

  const rowOf = async (chatId: string) => {
    const row = await fleet.store.experimentExposures.findOne({
      _id: exposureId(experiment.id, await contactOf(chatId)),
    });
    return row && fromDocument(row);
  };
  const told = async (chatId: string) =>
    fleet.store.events.countDocuments({ dialogId: await fleet.dialogId(chatId), 'body.type': 'experiment_exposed' });

  const moment = () => ({ now: fleet.clock.now(), newId: fleet.clock.newId });
  const merge = async (main: string, other: string) =>
    mergeInStore(
      fleet.store,
      { mainId: await contactOf(main), otherId: await contactOf(other), prefer: {}, why: 'by_hand', actor: OPERATOR },
      moment(),
    ).then((done) => (done.kind === 'done' ? done.merge.id : Promise.reject(new Error(JSON.stringify(done)))));

  it('shows each client one variant, and counts a client at the first showing, not before', async () => {
    const b = await chatDealt('b');
    expect(await rowOf(b)).toBeNull();
    await hear(0, b, press('Часы работы'));
    expect(fleet.sentTo(b).at(-1)).toContain(FRIENDLY);
    const row = await rowOf(b);
    expect(row).toMatchObject({ variantId: 'b', outcome: 0, day: 0, dialogId: await fleet.dialogId(b) });
    const line = (await fleet.messages(b)).at(-1);
    expect(line?.receipt?.variants).toEqual([{ experimentId: experiment.id, variantId: 'b' }]);
    expect(line?.at).toEqual(row?.at);
    const a = await chatDealt('a');
    await hear(1, a, press('Часы работы'));
    expect(fleet.sentTo(a).at(-1)).not.toContain(FRIENDLY);
    expect(await rowOf(a)).toMatchObject({ variantId: 'a' });
  });

  it('is told once per dialog however often it is shown, in either process', async () => {
    const b = await chatDealt('b');
    for (const engine of [0, 1, 0, 1]) {
      await hear(engine, b, press('Часы работы'));
      expect(fleet.sentTo(b).at(-1)).toContain(FRIENDLY);
    }
    expect(await told(b)).toBe(1);
    const first = await rowOf(b);
    expect(first?.at).toEqual((await fleet.messages(b)).find(({ receipt }) => receipt?.variants)?.at);
  });

  it('stays with what a client has met when the weights change', async () => {
    const b = await chatDealt('b');
    await hear(0, b, press('Часы работы'));
    const [control, other] = experiment.variants;
    if (!control || !other) throw new Error('There are two.');
    const variants = [
      { ...control, weight: 100 },
      { ...other, weight: 1 },
    ];
    expect(await replaceExperiment(fleet.store, { ...experiment, variants })).toBe('done');
    await fleet.readSettings();
    await hear(1, b, press('Часы работы'));
    expect(fleet.sentTo(b).at(-1)).toContain(FRIENDLY);
  });

  it('is the same on two channels of one contact: after a merge the elder meeting holds, with what both have done since', async () => {
    const elder = await chatDealt('b');
    const younger = await chatDealt('a');
    await hear(0, elder, press('Часы работы'));
    fleet.clock.advance({ minutes: 1 });
    await hear(1, younger, press('Часы работы'));
    expect(fleet.sentTo(younger).at(-1)).not.toContain(FRIENDLY);
    await fleet.act(0, younger, { kind: 'take' }, { kind: 'release' });
    const before = { elder: await rowOf(elder), younger: await rowOf(younger) };
    // The main contact is the one that met it later.
    const id = await merge(younger, elder);
    const row = await rowOf(younger);
    expect(row).toMatchObject({ variantId: 'b', at: before.elder?.at, dialogId: before.elder?.dialogId });
    expect(await fleet.store.experimentExposures.countDocuments({ experimentId: experiment.id })).toBe(1);
    await until(async () => {
      await hear(1, younger, press('Часы работы'));
      return fleet.sentTo(younger).at(-1)?.includes(FRIENDLY) ?? false;
    }, 'the other channel to show the elder variant');
    // Parted, each has its own again.
    const parted = await unmergeInStore(fleet.store, { mergeId: id, actor: OPERATOR }, moment());
    expect(parted.kind).toBe('done');
    expect(await rowOf(elder)).toMatchObject({ variantId: 'b', at: before.elder?.at });
    expect(await rowOf(younger)).toMatchObject({ variantId: 'a', at: before.younger?.at });
  });

  it('is met once by a contact that writes on two channels at the same moment, to two processes', async () => {
    const one = await chatDealt('b');
    const two = `c-${++chats}`;
    await hear(0, two, text('здравствуйте'));
    await merge(one, two);
    await Promise.all([
      fleet.engine(0).receive(fleet.incoming(one, press('Часы работы'))),
      fleet.engine(1).receive(fleet.incoming(two, press('Часы работы'))),
    ]);
    await fleet.settled();
    expect(fleet.sentTo(one).at(-1)).toContain(FRIENDLY);
    expect(fleet.sentTo(two).at(-1)).toContain(FRIENDLY);
    expect(await fleet.store.experimentExposures.countDocuments({ experimentId: experiment.id })).toBe(1);
    expect([await told(one), await told(two)]).toEqual([1, 1]);
    const contact = await fleet.store.contacts.findOne({ _id: await contactOf(one) });
    expect(contact?.met?.filter(({ experimentId }) => experimentId === experiment.id)).toHaveLength(1);
  });

  it('is told by the responder in the same words as by the bot: nobody hears of both offers', async () => {
    const promo = (await readBusiness(fleet.store))?.promos?.[0] ?? { ru: '', en: '' };
    const base = { kind: 'text' as const, text: promo };
    const other = { kind: 'text' as const, text: { ru: 'Скидка 300 ₽', en: '300 ₽ off' } };
    const variants = [
      { id: 'a', weight: 50, value: base },
      { id: 'b', weight: 50, value: other },
    ];
    await run({ surface: 'offer:1', base, variants });
    for (const [variantId, words] of [
      ['b', other.text],
      ['a', promo],
    ] as const) {
      await hear(0, await chatDealt(variantId), text('а на окрашивание?'));
      expect(fleet.responder.asked.at(-1)?.business.promos?.[0]).toEqual(words);
    }
  });

  it('shows the same after a restart', async () => {
    const b = await chatDealt('b');
    await hear(0, b, press('Часы работы'));
    const later = await startFleet({ owners: ['later'], uri: fleet.uri });
    try {
      later.clock.set(fleet.clock.now());
      const again = { ...later.incoming(b, press('Часы работы')), externalId: `${b}-again`, order: 1_000_000 };
      await later.engine(0).receive(again);
      await until(async () => later.sentTo(b).length > 0 || fleet.sentTo(b).length > 2, 'an answer');
      expect([...fleet.sentTo(b), ...later.sentTo(b)].at(-1)).toContain(FRIENDLY);
      expect(await told(b)).toBe(1);
    } finally {
      await later.stop();
    }
  });

  it('counts the goal and harm as their facts come, within their days; the facts alone give the same', async () => {
    const b = await chatDealt('b');
    await hear(0, b, press('Часы работы'));
    await run({ surface: 'flow:hours/1.day.1', goal: 'lead', guardRails: ['stopped'] });
    const first = buildExperiment({ id: `exp-${experiments - 1}` });
    const contactId = await contactOf(b);
    const outcome = async () =>
      (await fleet.store.experimentExposures.findOne({ _id: exposureId(first.id, contactId) }))?.outcome;
    await fleet.act(0, b, {
      kind: 'set_flow',
      stack: [
        {
          flow: 'book',
          slots: { service: 's' },
          filled: [],
          asked: [],
          step: null,
          offered: [],
          proposed: [],
          confirmed: null,
          done: [],
          repeats: 0,
        },
      ],
    });
    expect(await outcome()).toBe(GOAL_BIT);
    fleet.clock.advance({ hours: 1 });
    await fleet.act(1, b, { kind: 'hand_off', reason: 'customer_request', summary: '' });
    expect(await outcome()).toBe(GOAL_BIT | GUARD_BITS.handed_off);
    const kept = await fleet.store.experimentExposures.find({ contactId }).toArray();
    await fleet.store.experimentExposures.deleteMany({ contactId });
    const contact = await fleet.store.contacts.findOne({ _id: contactId });
    await fleet.store.connection.transaction((session) => rebuildMet(fleet.store, [contactId], session));
    expect(await fleet.store.experimentExposures.find({ contactId }).toArray()).toEqual(kept);
    expect((await fleet.store.contacts.findOne({ _id: contactId }))?.met).toEqual(contact?.met);
  });

  it('does not count what has come of it too late, nor what was done before', async () => {
    const b = await chatDealt('b');
    await fleet.act(
      0,
      b,
      { kind: 'hand_off', reason: 'customer_request', summary: '' },
      { kind: 'take' },
      { kind: 'release' },
    );
    await hear(0, b, press('Часы работы'));
    expect((await rowOf(b))?.outcome).toBe(0);
    fleet.clock.advance({ days: 2 });
    await fleet.act(0, b, { kind: 'hand_off', reason: 'customer_request', summary: '' });
    expect((await rowOf(b))?.outcome).toBe(0);
  });

  it('runs alone on its surface: a second one is refused by the database', async () => {
    const second = buildExperiment({ id: 'second', state: 'draft' });
    await insertExperiment(fleet.store, second);
    expect(await replaceExperiment(fleet.store, { ...second, state: 'running' })).toBe('surface_taken');
    const other = { ...second, id: 'third', surface: 'flow:greeting/2' };
    await insertExperiment(fleet.store, other);
    expect(await replaceExperiment(fleet.store, { ...other, state: 'running' })).toBe('done');
  });

  it('counts meetings from the index alone, without reading one of them', async () => {
    const id = 'large';
    const rows = Array.from({ length: 5_000 }, (_, index) => ({
      _id: exposureId(id, `${index}`),
      experimentId: id,
      contactId: `${index}`,
      variantId: index % 2 ? 'a' : 'b',
      at: new Date(fleet.clock.now().getTime() - index * 60),
      dialogId: 'd',
      day: index % 60,
      outcome: index % 5 === 0 ? 1 : 0,
    }));
    await fleet.store.experimentExposures.insertMany(rows);
    const plan = await fleet.store.experimentExposures
      .aggregate(
        [
          { $match: { experimentId: id } },
          { $group: { _id: { variantId: '$variantId', day: '$day', outcome: '$outcome' }, clients: { $sum: 1 } } },
        ],
        { hint: 'figures' },
      )
      .explain('executionStats');
    expect(JSON.stringify(plan)).toContain('"totalDocsExamined":0');
    const counts = await countOutcomes(fleet.store, id);
    expect(counts.reduce((sum, { clients }) => sum + clients, 0)).toBe(5_000);
  });
});
