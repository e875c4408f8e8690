import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import type { Hook } from '../../src/domain/hooks/hook.ts';
import type { HookCall } from '../../src/domain/hooks/hook-call.ts';
import type { RunningEngine } from '../../src/engine/create-engine.ts';
import { createHookWorker, type HookWorker } from '../../src/engine/hooks/hook-worker.ts';
import { toDocument } from '../../src/store/document.ts';
import { keepCall, replayCall } from '../../src/store/hooks/hook-calls.ts';
import { deleteHook } from '../../src/store/hooks/hooks.ts';
import { type EngineRig, startEngines } from '../support/start-engine.ts';
import { until } from '../support/until.ts';

describe('What other programs post', () => {
  let rig: EngineRig;
  let first: RunningEngine;
  let ids = 0;
  const log = pino({ level: 'silent' });

  beforeAll(async () => {
    rig = await startEngines(2);
    const [engine] = rig.engines;
    if (!engine) throw new Error('There is no engine.');
    first = engine;
    await rig.store.offers.insertOne({
      _id: 'cut',
      title: { ru: 'Стрижка', en: 'Haircut' },
      price: 1500,
      archived: false,
      createdAt: rig.clock.now(),
      version: 1,
    });
    await rig.surroundings.refresh();
  });
  afterAll(() => rig.stop());
  beforeEach(async () => {
    await Promise.all([rig.store.hooks.deleteMany({}), rig.store.hookCalls.deleteMany({})]);
  });

  const worker = (engine: Pick<RunningEngine, 'act' | 'takeLead' | 'takeCall'> = first): HookWorker =>
    createHookWorker({
      store: rig.store,
      engine,
      surroundings: rig.surroundings.current,
      now: rig.clock.now,
      clock: { now: rig.clock.now, newId: () => `token-${++ids}` },
      log,
    });

  async function addHook(kind: Hook['kind'], more: Partial<Hook> = {}): Promise<Hook> {
    const id = `hook-${++ids}`;
    const hook: Hook = {
      id,
      title: 'Сайт',
      kind,
      tokenDigest: id,
      sealedToken: '',
      sealedSecret: null,
      mapping: {},
      system: 'shop',
      offerId: 'cut',
      source: null,
      enabled: true,
      createdAt: rig.clock.now(),
      deletedAt: null,
      lastCallAt: null,
      turnedAway: null,
      ...more,
    };
    await rig.store.hooks.insertOne(toDocument(hook));
    return hook;
  }

  async function post({ id: hookId }: Hook, body: object, key = `key-${++ids}`): Promise<string> {
    const now = rig.clock.now();
    const call: Omit<HookCall, 'id'> = {
      hookId,
      key,
      keyFrom: 'header',
      form: 'json',
      body: JSON.stringify(body),
      state: 'waiting',
      reason: null,
      outcome: null,
      tries: 0,
      due: now,
      lease: null,
      repeats: 0,
      lastRepeatAt: null,
      at: now,
      doneAt: null,
    };
    const digest = createHash('sha256').update(key).digest('hex').slice(0, 40);
    return (await keepCall(rig.store, call, `${hookId}:${digest}`)).call.id;
  }

  async function applied(callId: string): Promise<HookCall> {
    const working = worker();
    working.start();
    try {
      return await until(
        async () => {
          const row = await rig.store.hookCalls.findOne({ _id: callId });
          const { _id: id, ...rest } = row ?? { _id: '' };
          return row && (row.state !== 'waiting' || row.reason) && row.lease === null ? { ...row, ...rest, id } : null;
        },
        () => `the call ${callId}`,
      );
    } finally {
      await working.stop();
    }
  }

  const outcomeOf = async (hook: Hook, body: object) => {
    const { outcome } = await applied(await post(hook, body));
    if (!outcome || !('dialogId' in outcome)) throw new Error('Nothing came of it.');
    return outcome;
  };
  const typesOf = async (dialogId: string) =>
    (await rig.store.events.find({ dialogId }).sort({ _id: 1 }).toArray()).map(({ body }) => body.type);

  it('makes a lead without a message: a dialog that waits for a person, with a note, source and labels', async () => {
    const hook = await addHook('lead', { source: 'tilda' });
    const body = { name: 'Анна', phone: '8 918 555-10-01', comment: 'Перезвоните', utm_source: 'vk' };
    const { dialogId } = await outcomeOf(hook, body);
    const dialog = await rig.store.dialogs.findOne({ _id: dialogId });
    expect(dialog).toMatchObject({
      channelKind: 'form',
      mode: 'queued',
      queue: { reason: 'site_request' },
      origin: { source: 'tilda', utm: { utm_source: 'vk' } },
      waitingSince: null,
    });
    expect(dialog?.leadScore).not.toBeNull();
    const contact = await rig.store.contacts.findOne({ _id: dialog?.contactId ?? '' });
    expect(contact).toMatchObject({ name: 'Анна', phone: '+79185551001', verifiedPhone: null, identities: [] });
    const lines = await rig.store.messages.find({ dialogId }).toArray();
    expect(lines).toMatchObject([{ author: 'operator', delivery: { state: 'private' }, outgoing: null }]);
    expect(lines[0]?.text).toContain('Комментарий: Перезвоните');
    const types = await typesOf(dialogId);
    expect(types).toEqual(expect.arrayContaining(['dialog_opened', 'lead_created', 'handed_off']));
    expect(types).not.toContain('message_received');
  });

  it('lets nobody write into such a dialog, where nothing could be delivered', async () => {
    const { dialogId } = await outcomeOf(await addHook('lead'), { phone: '+79185551002' });
    const said = await first.act({
      dialogId,
      actor: { kind: 'operator', id: 'anna' },
      actions: [{ kind: 'reply', text: 'Здравствуйте' }],
    });
    expect(said).toEqual({ kind: 'refused', reason: expect.stringContaining('request from a site') });
  });

  it('goes into the open dialog of the contact and overwrites nothing that is known', async () => {
    const hook = await addHook('lead');
    const one = await outcomeOf(hook, { name: 'Анна', phone: '+79185551003' });
    const two = await outcomeOf(hook, { name: '<b>Mallory</b>', phone: '+79185551003', email: 'a@example.org' });
    expect(two).toMatchObject({ dialogId: one.dialogId, opened: false });
    const dialog = await rig.store.dialogs.findOne({ _id: one.dialogId });
    const contact = await rig.store.contacts.findOne({ _id: dialog?.contactId ?? '' });
    expect(contact).toMatchObject({ name: 'Анна', email: 'a@example.org' });
    expect(await rig.store.messages.countDocuments({ dialogId: one.dialogId })).toBe(2);
    expect((await typesOf(one.dialogId)).filter((type) => type === 'lead_created')).toHaveLength(1);
  });

  it('is applied once by two processes and one contact, however many come at once', async () => {
    const hook = await addHook('lead');
    const calls = await Promise.all(
      Array.from({ length: 12 }, (_, n) => post(hook, { phone: '+79185551004', comment: `№ ${n}` })),
    );
    const workers = rig.engines.map((engine) => worker(engine));
    for (const one of workers) one.start();
    await until(
      async () => (await rig.store.hookCalls.countDocuments({ hookId: hook.id, state: 'applied' })) === calls.length,
      'all to be applied',
    );
    for (const one of workers) await one.stop();
    const contacts = await rig.store.contacts.find({ phone: '+79185551004' }).toArray();
    expect(contacts).toHaveLength(1);
    const dialogs = await rig.store.dialogs.find({ contactId: contacts[0]?._id ?? '' }).toArray();
    expect(dialogs).toHaveLength(1);
    expect(await rig.store.messages.countDocuments({ dialogId: dialogs[0]?._id ?? '' })).toBe(12);
  });

  it('is applied once when a process falls between what it did and the note of it', async () => {
    const hook = await addHook('lead');
    const callId = await post(hook, { phone: '+79185551005' });
    // The work is done, and the process is gone before it could say so.
    let done = false;
    let wakeUp = () => {};
    const falling = worker({
      ...first,
      async takeLead(lead) {
        const taken = await first.takeLead(lead);
        done = true;
        await new Promise<void>((resolve) => {
          wakeUp = resolve;
        });
        return taken;
      },
    });
    falling.start();
    await until(() => done, 'the lead to be taken');
    rig.clock.advance({ minutes: 2 });
    expect(await applied(callId)).toMatchObject({ state: 'applied', tries: 2, outcome: { kind: 'lead' } });
    expect(await rig.store.contacts.countDocuments({ phone: '+79185551005' })).toBe(1);
    const [contact] = await rig.store.contacts.find({ phone: '+79185551005' }).toArray();
    expect(await rig.store.messages.countDocuments({ contactId: contact?._id ?? '' })).toBe(1);
    // It was only slow: what it says now changes nothing.
    wakeUp();
    await falling.stop();
    expect(await rig.store.hookCalls.findOne({ _id: callId })).toMatchObject({ state: 'applied', tries: 2 });
  });

  it('records an order of somebody new, whom it makes a lead, and a payment that came before it waits for it', async () => {
    const [orders, payments] = [await addHook('order'), await addHook('payment')];
    const paymentId = await post(payments, { orderid: 'A-1', amount: '1 450,00', status: 'succeeded' });
    expect(await applied(paymentId)).toMatchObject({ state: 'waiting', reason: { code: 'no_order' } });
    const { dialogId } = await outcomeOf(orders, { id: 'A-1', phone: '+79185551006', product: 'стрижка', total: 1500 });
    expect(await rig.store.dialogs.findOne({ _id: dialogId })).toMatchObject({ channelKind: 'form', amount: 1500 });
    rig.clock.advance({ minutes: 1 });
    await rig.store.hookCalls.updateOne({ _id: paymentId }, { $set: { reason: null } });
    expect(await applied(paymentId)).toMatchObject({ state: 'applied', outcome: { kind: 'payment', changed: true } });
    const order = await rig.store.orders.findOne({ 'external.id': 'A-1' });
    expect(order).toMatchObject({ state: 'paid', amount: 1450, external: { system: 'shop' }, dialogId });
    expect((await typesOf(dialogId)).filter((type) => type.startsWith('offer_'))).toEqual([
      'offer_ordered',
      'offer_paid',
    ]);
  });

  it('takes an old state of an order that comes late for nothing new, and what cannot be for refused', async () => {
    const [orders, payments] = [await addHook('order'), await addHook('payment')];
    const body = { id: 'A-2', phone: '+79185551007', total: 100 };
    await outcomeOf(orders, { ...body, status: 'paid' });
    expect(await outcomeOf(orders, { ...body, status: 'new' })).toMatchObject({ changed: false });
    const refused = await applied(await post(payments, { orderid: 'A-2', status: 'failed' }));
    expect(refused).toMatchObject({
      state: 'refused',
      reason: { code: 'refused', detail: expect.stringContaining('paid') },
    });
  });

  it('refuses a payment whose order has not come within a day, and applies it when it is asked for again', async () => {
    const payments = await addHook('payment');
    const callId = await post(payments, { orderid: 'A-3' });
    rig.clock.advance({ hours: 25 });
    expect(await applied(callId)).toMatchObject({ state: 'refused', reason: { code: 'no_order' } });
    await outcomeOf(await addHook('order'), { id: 'A-3', phone: '+79185551008' });
    await replayCall(rig.store, callId, rig.clock.now());
    expect(await applied(callId)).toMatchObject({ state: 'applied', outcome: { kind: 'payment' } });
    expect(await replayCall(rig.store, callId, rig.clock.now())).toBeNull();
  });

  it('makes a closed dialog of a call with its words', async () => {
    const { dialogId } = await outcomeOf(await addHook('call'), {
      call_id: 'c-1',
      phone: '+79185551009',
      transcript: 'Менеджер: Здравствуйте\nКлиент: Хочу записаться',
    });
    expect(await rig.store.dialogs.findOne({ _id: dialogId })).toMatchObject({ channelKind: 'call', mode: 'closed' });
    expect(await rig.store.messages.countDocuments({ dialogId })).toBe(2);
  });

  it('is refused with the reason where nothing can be made of it, and by the mapping of then when it is asked for again', async () => {
    const hook = await addHook('lead');
    const callId = await post(hook, { who: 'Анна', where: '+79185551010' });
    expect(await applied(callId)).toMatchObject({ state: 'refused', reason: { code: 'nothing' } });
    await rig.store.hooks.updateOne({ _id: hook.id }, { $set: { mapping: { name: 'who', phone: 'where' } } });
    await replayCall(rig.store, callId, rig.clock.now());
    expect(await applied(callId)).toMatchObject({ state: 'applied' });
    expect(await rig.store.contacts.countDocuments({ phone: '+79185551010', name: 'Анна' })).toBe(1);
  });

  it('is not applied any more when its hook is deleted, and a blocked contact stays alone', async () => {
    const hook = await addHook('lead');
    const { dialogId } = await outcomeOf(hook, { phone: '+79185551011' });
    await first.act({ dialogId, actor: { kind: 'api' }, actions: [{ kind: 'block_contact', reason: 'spam' }] });
    expect(await applied(await post(hook, { phone: '+79185551011' }))).toMatchObject({
      state: 'refused',
      reason: { code: 'refused', detail: expect.stringContaining('blocked') },
    });
    await post(hook, { phone: '+79185551012' });
    await deleteHook(rig.store, hook.id, rig.clock.now());
    expect(await rig.store.hookCalls.countDocuments({ hookId: hook.id })).toBe(0);
    expect(await rig.store.contacts.countDocuments({ phone: '+79185551012' })).toBe(0);
  });
});
