import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventBody } from '../../../src/domain/event.ts';
import type { RunningWebhooks } from '../../../src/open-webhooks.ts';
import { claimDelivery } from '../../../src/store/deliveries.ts';
import { replayDeliveries, replayDelivery } from '../../../src/store/delivery-log.ts';
import { changeWebhook, findWebhook, rotateSecret } from '../../../src/store/webhooks.ts';
import { until } from '../../support/until.ts';
import { type Fixture, only, openFixture, START } from './fixture.ts';
import { type Receiver, startReceiver, verify } from './receiver.ts';

const LEAD: EventBody = { type: 'lead_created' };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('A webhook', () => {
  let fixture: Fixture;
  let receiver: Receiver;
  let sender: RunningWebhooks;
  beforeEach(async () => {
    [fixture, receiver] = await Promise.all([openFixture(), startReceiver()]);
    sender = await fixture.openSender();
  });
  afterEach(async () => {
    sender.stop();
    await receiver.stop();
    await fixture.stop();
  });

  const answering = (status: number, headers: Record<string, string> = {}) => {
    receiver.answer = (response) => void response.writeHead(status, headers).end();
  };
  /** A webhook to the receiver, and the delivery that one lead makes for it. */
  async function leadFor(events?: Parameters<Fixture['addWebhook']>[1]) {
    const webhook = await fixture.addWebhook(receiver.url, events);
    const { eventIds } = await fixture.commit([LEAD]);
    return { ...webhook, deliveryId: `${webhook.id}:${only(eventIds)}` };
  }

  describe('is told of an event', () => {
    it('by a request that the published library trusts, with the event as the API shows it', async () => {
      const { id, secret } = await fixture.addWebhook(receiver.url);
      const start = new Date('2031-03-05T09:00:00Z');
      const { eventIds } = await fixture.commit([
        { type: 'appointment_booked', appointmentId: 'a-1', serviceId: 'cut', staffId: 'anna', start },
      ]);
      const eventId = only(eventIds);
      await sender.send(id);
      const hit = only(receiver.hits);
      expect(verify(secret, hit, fixture.now())).toEqual({
        type: 'appointment_booked',
        timestamp: START.toISOString(),
        data: {
          id: eventId,
          at: START.toISOString(),
          actor: { kind: 'bot' },
          dialogId: 'dialog-1',
          contactId: 'contact-1',
          channelKind: 'web',
          origin: {},
          body: {
            type: 'appointment_booked',
            appointmentId: 'a-1',
            serviceId: 'cut',
            staffId: 'anna',
            start: start.toISOString(),
          },
        },
      });
      expect(hit.id).toBe(`${id}:${eventId}`);
      expect(hit.timestamp).toBe(START.getTime() / 1_000);
      expect(hit.headers).toMatchObject({ 'content-type': 'application/json' });
      expect(await fixture.delivery(hit.id)).toMatchObject({
        state: 'sent',
        attempts: 1,
        lease: null,
        lastAttempt: { status: 200, reason: null },
      });
    });

    it('in the order in which things happened, and once', async () => {
      const { id } = await fixture.addWebhook(receiver.url);
      const happened: string[] = [];
      for (let lead = 0; lead < 3; lead++) {
        happened.push(...(await fixture.commit([LEAD])).eventIds);
        fixture.advance(1_000);
      }
      await sender.send(id);
      await sender.send(id);
      expect(receiver.hits.map((hit) => hit.id)).toEqual(happened.map((eventId) => `${id}:${eventId}`));
      expect(await sender.waiting()).toEqual([]);
    });

    it('only when it has asked for it and is on', async () => {
      const leads = await fixture.addWebhook(receiver.url, ['lead_created']);
      const closings = await fixture.addWebhook(receiver.url, ['dialog_closed']);
      const off = await fixture.addWebhook(receiver.url);
      await changeWebhook(fixture.store, off.id, { enabled: false });
      await fixture.commit([LEAD, { type: 'dialog_released' }, { type: 'dialog_opened', reopened: false }]);
      const rows = await fixture.store.deliveries.find().toArray();
      expect(rows.map(({ webhookId }) => webhookId)).toEqual([leads.id]);
      expect(await sender.waiting()).toEqual([leads.id]);
      await sender.send(closings.id);
      expect(receiver.hits).toEqual([]);
    });

    it('only when the event itself was written', async () => {
      await fixture.addWebhook(receiver.url);
      const { committed } = await fixture.commit([LEAD], { fails: true });
      expect(committed).toEqual({ kind: 'conflict' });
      expect(await fixture.store.events.countDocuments()).toBe(0);
      expect(await fixture.store.deliveries.countDocuments()).toBe(0);
    });
  });

  describe('whose receiver fails', () => {
    it('three times gets the same id, a new time and a new signature until it answers', async () => {
      const { id, secret, deliveryId } = await leadFor();
      answering(500);
      const moments = [fixture.now()];
      await sender.send(id);
      for (const wait of [5_000, 5 * MINUTE, 30 * MINUTE]) {
        fixture.advance(wait - 1);
        await sender.send(id);
        expect(receiver.hits).toHaveLength(moments.length);
        fixture.advance(1);
        if (moments.length === 3) answering(204);
        moments.push(fixture.now());
        await sender.send(id);
        expect(receiver.hits).toHaveLength(moments.length);
      }
      expect(new Set(receiver.hits.map((hit) => hit.id))).toEqual(new Set([deliveryId]));
      expect(receiver.hits.map((hit) => hit.timestamp)).toEqual(moments.map((at) => at.getTime() / 1_000));
      expect(new Set(receiver.hits.map((hit) => hit.headers['webhook-signature'])).size).toBe(4);
      for (const [index, hit] of receiver.hits.entries()) verify(secret, hit, moments[index] ?? START);
      expect(await fixture.delivery(deliveryId)).toMatchObject({ state: 'sent', attempts: 4 });
    });

    it('for more than three days is given up, visibly, and can be sent again', async () => {
      const { id, deliveryId } = await leadFor();
      answering(503);
      for (let attempt = 0; attempt < 12; attempt++) {
        await sender.send(id);
        fixture.advance(24 * HOUR);
      }
      expect(receiver.hits).toHaveLength(10);
      await changeWebhook(fixture.store, id, { enabled: true, disabledBy: null });
      expect(await fixture.delivery(deliveryId)).toMatchObject({
        state: 'failed',
        attempts: 10,
        lastAttempt: { status: 503, reason: 'the receiver answered 503' },
      });
      answering(200);
      await replayDelivery(fixture.store, deliveryId, fixture.now());
      await sender.send(id);
      expect(receiver.hits.at(-1)?.id).toBe(deliveryId);
      expect(await fixture.delivery(deliveryId)).toMatchObject({ state: 'sent', attempts: 1 });
    });

    it('with a wish for patience gets it', async () => {
      const { id, deliveryId } = await leadFor();
      answering(429, { 'retry-after': '600' });
      await sender.send(id);
      expect((await fixture.delivery(deliveryId)).notBefore).toEqual(new Date(START.getTime() + 600_000));
    });

    it.each([301, 302, 307, 308])('by a redirect (%s) is not followed', async (status) => {
      const elsewhere = await startReceiver();
      const { id, deliveryId } = await leadFor();
      answering(status, { location: elsewhere.url });
      await sender.send(id);
      expect(elsewhere.hits).toEqual([]);
      expect(await fixture.delivery(deliveryId)).toMatchObject({ state: 'pending', lastAttempt: { status } });
      await elsewhere.stop();
    });

    it('by silence is left after the deadline', async () => {
      sender = await fixture.openSender({ timeoutMs: 150 });
      const { id, deliveryId } = await leadFor();
      receiver.answer = () => {};
      await sender.send(id);
      const { state, lastAttempt } = await fixture.delivery(deliveryId);
      expect({ state, reason: lastAttempt?.reason }).toEqual({ state: 'pending', reason: 'no answer in time' });
    });

    it('by a name server that never answers is left after the deadline', async () => {
      sender = await fixture.openSender({ timeoutMs: 150, resolve: () => new Promise(() => {}) });
      const { id } = await fixture.addWebhook('https://slow.example/');
      const { eventIds } = await fixture.commit([LEAD]);
      await sender.send(id);
      const { lastAttempt } = await fixture.delivery(`${id}:${only(eventIds)}`);
      expect(lastAttempt?.reason).toBe('no answer in time');
    });

    it('by refusing or cutting connections is tried again', async () => {
      const { id, deliveryId } = await leadFor();
      receiver.answer = (response) => response.destroy();
      await sender.send(id);
      expect((await fixture.delivery(deliveryId)).lastAttempt?.reason).toBe('the connection failed (ECONNRESET)');
      await receiver.stop();
      fixture.advance(5_000);
      await sender.send(id);
      expect((await fixture.delivery(deliveryId)).lastAttempt?.reason).toBe('the connection failed (ECONNREFUSED)');
    });

    it('holds up nothing else: a failed one waits while later ones go out', async () => {
      const { id, deliveryId } = await leadFor();
      receiver.answer = (response, hit) => void response.writeHead(hit.id === deliveryId ? 500 : 200).end();
      await fixture.commit([LEAD]);
      await sender.send(id);
      expect(receiver.hits).toHaveLength(2);
      expect(await fixture.store.deliveries.countDocuments({ state: 'sent' })).toBe(1);
    });
  });

  it('that answers without end has answered: the status counts and the rest is not read', async () => {
    const { id, deliveryId } = await leadFor();
    let written = 0;
    receiver.answer = (response) => {
      const { socket } = response;
      response.writeHead(200).on('close', () => {
        written = socket?.bytesWritten ?? Number.POSITIVE_INFINITY;
      });
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(16_384)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    await sender.send(id);
    expect((await fixture.delivery(deliveryId)).state).toBe('sent');
    // What the sockets' buffers take in counts too.
    await until(() => written > 0, 'the receiver to be cut off');
    expect(written).toBeLessThan(30_000_000);
  });

  it('whose status came and whose body stalls has answered', async () => {
    sender = await fixture.openSender({ timeoutMs: 150 });
    const { id, deliveryId } = await leadFor();
    receiver.answer = (response) => void response.writeHead(200).write('a little');
    await sender.send(id);
    expect((await fixture.delivery(deliveryId)).state).toBe('sent');
  });

  it('whose receiver is gone (410) is switched off; what waits goes out when it is on again', async () => {
    const { id, deliveryId } = await leadFor();
    await fixture.commit([LEAD]);
    answering(410);
    await sender.send(id);
    expect(receiver.hits).toHaveLength(1);
    expect(await findWebhook(fixture.store, id)).toMatchObject({ enabled: false, disabledBy: 'gone' });
    expect(await fixture.delivery(deliveryId)).toMatchObject({ state: 'failed', lastAttempt: { status: 410 } });
    expect(await sender.waiting()).toEqual([]);
    await fixture.commit([LEAD]);
    expect(await fixture.store.deliveries.countDocuments()).toBe(2);
    answering(200);
    await changeWebhook(fixture.store, id, { enabled: true, disabledBy: null });
    await sender.send(id);
    expect(receiver.hits).toHaveLength(2);
  });

  describe('whose receiver has failed for days', () => {
    const titles = async () => (await fixture.store.tasks.find().toArray()).map(({ title }) => title);

    it('is switched off, and the owner has a task that says so, once', async () => {
      const { id } = await leadFor();
      answering(500);
      for (let day = 0; day < 6; day++) {
        expect((await findWebhook(fixture.store, id))?.enabled).toBe(true);
        for (let attempt = 0; attempt < 3; attempt++) {
          await fixture.commit([LEAD]);
          await sender.send(id);
        }
        fixture.advance(25 * HOUR);
      }
      expect(await findWebhook(fixture.store, id)).toMatchObject({ enabled: false, disabledBy: 'failing' });
      expect(only(await titles())).toMatch(/^Вебхук 127\.0\.0\.1:\d+ отключён: несколько дней/u);
    });

    it('is not switched off by one failure after a quiet week, nor when something gets through between', async () => {
      const { id } = await leadFor();
      answering(500);
      await sender.send(id);
      fixture.advance(8 * 24 * HOUR);
      await sender.send(id);
      expect(await findWebhook(fixture.store, id)).toMatchObject({ enabled: true, failing: { attempts: 2 } });
      answering(200);
      await fixture.commit([LEAD]);
      await sender.send(id);
      expect(await findWebhook(fixture.store, id)).not.toHaveProperty('failing');
      expect(await titles()).toEqual([]);
    });
  });

  describe('whose secret is replaced', () => {
    it('signs by both for a day, and by the new one alone after it', async () => {
      const { id, secret: old } = await fixture.addWebhook(receiver.url);
      const before = await findWebhook(fixture.store, id);
      if (!before) throw new Error('The webhook is gone.');
      const next = sender.newSecret(id);
      const oldUntil = new Date(START.getTime() + 24 * HOUR);
      const change = { sealedSecret: next.sealedSecret, oldUntil };
      expect(await rotateSecret(fixture.store, before, change, START)).not.toBeNull();
      expect(await rotateSecret(fixture.store, before, change, START)).toBeNull();
      await fixture.commit([LEAD]);
      await sender.send(id);
      const first = only(receiver.hits);
      expect(String(first.headers['webhook-signature']).split(' ')).toHaveLength(2);
      for (const secret of [old, next.secret]) verify(secret, first, START);
      fixture.advance(24 * HOUR);
      await fixture.commit([LEAD]);
      await sender.send(id);
      const [, later] = receiver.hits;
      if (!later) throw new Error('Nothing came.');
      verify(next.secret, later, fixture.now());
      expect(() => verify(old, later, fixture.now())).toThrow();
    });
  });

  it('remembers each attempt with the beginning of its answer, as harmless text', async () => {
    const { id, deliveryId } = await leadFor();
    receiver.answer = (response) => void response.writeHead(500).end(`<b>no\u0000 way</b>\n${'x'.repeat(5_000)}`);
    await sender.send(id);
    fixture.advance(5_000);
    receiver.answer = (response) => void response.end();
    await sender.send(id);
    const { history, attempts } = await fixture.delivery(deliveryId);
    expect(attempts).toBe(2);
    expect(history?.map(({ status }) => status)).toEqual([500, 200]);
    expect(history?.[0]?.answer).toMatch(/^<b>no way<\/b> x+$/);
    expect(history?.[0]?.answer?.length).toBeLessThanOrEqual(1024);
    expect(history?.[1]).not.toHaveProperty('answer');
  });

  it('sends again all that has failed, or all since a moment, and nothing that waits', async () => {
    const { id } = await leadFor();
    answering(410);
    await sender.send(id);
    await changeWebhook(fixture.store, id, { enabled: true, disabledBy: null });
    answering(200);
    fixture.advance(HOUR);
    await fixture.commit([LEAD]);
    await sender.send(id);
    await fixture.commit([LEAD]);
    const replay = (what: 'failed' | 'all', since: Date) =>
      replayDeliveries(fixture.store, { webhookId: id, what, since }, fixture.now());
    expect(await replay('failed', new Date(START.getTime() + 1))).toBe(0);
    expect(await replay('failed', START)).toBe(1);
    expect(await replay('all', new Date(START.getTime() + 1))).toBe(1);
    await sender.send(id);
    expect(await fixture.store.deliveries.countDocuments({ state: 'sent' })).toBe(3);
    expect(receiver.hits).toHaveLength(5);
  });

  describe('in a system that falls', () => {
    it('between event and request loses nothing: the row is there for the next process', async () => {
      const { id, deliveryId } = await leadFor();
      const next = await fixture.openSender();
      expect(await next.waiting()).toEqual([id]);
      await next.send(id);
      expect(only(receiver.hits).id).toBe(deliveryId);
    });

    it('in the middle of a request is tried again when the lease has run out, not before', async () => {
      const { id, deliveryId } = await leadFor();
      // What a killed process leaves behind.
      const until = new Date(START.getTime() + 60_000);
      await claimDelivery(fixture.store, id, { token: 'killed', now: START, until });
      fixture.advance(59_999);
      await sender.send(id);
      expect(receiver.hits).toEqual([]);
      fixture.advance(1);
      expect(await sender.waiting()).toEqual([id]);
      await sender.send(id);
      expect(only(receiver.hits).id).toBe(deliveryId);
      expect(await fixture.delivery(deliveryId)).toMatchObject({ state: 'sent', attempts: 2 });
    });

    it('by an orderly stop cuts the request short and leaves the row as it was', async () => {
      const { id, deliveryId } = await leadFor();
      receiver.answer = () => {};
      const sending = sender.send(id);
      await until(() => receiver.hits.length === 1, 'the request');
      sender.stop();
      await sending;
      expect(await fixture.delivery(deliveryId)).toMatchObject({ state: 'pending', attempts: 0, lease: null });
      receiver.answer = (response) => void response.end();
      await (await fixture.openSender()).send(id);
      expect(receiver.hits.map((hit) => hit.id)).toEqual([deliveryId, deliveryId]);
    });

    it('is sent once by two processes side by side', async () => {
      const { id } = await fixture.addWebhook(receiver.url);
      const leads = Array.from({ length: 20 }, () => LEAD);
      const { eventIds } = await fixture.commit(leads);
      const senders = await Promise.all([fixture.openSender(), fixture.openSender(), fixture.openSender()]);
      await Promise.all(senders.map((one) => one.send(id)));
      expect(receiver.hits.map((hit) => hit.id).sort()).toEqual(eventIds.map((eventId) => `${id}:${eventId}`));
    });

    it('does not let a late sender undo what another has done', async () => {
      const { id, deliveryId } = await leadFor();
      let release = () => {};
      receiver.answer = (response) => {
        if (receiver.hits.length === 1) release = () => void response.writeHead(500).end();
        else response.end();
      };
      const late = sender.send(id);
      await until(() => receiver.hits.length === 1, 'the first request');
      fixture.advance(60_000);
      await (await fixture.openSender()).send(id);
      release();
      await late;
      expect(await fixture.delivery(deliveryId)).toMatchObject({ state: 'sent', attempts: 2 });
    });
  });

  it('is served by its own lane: one that hangs does not hold up the others', async () => {
    const slow = await startReceiver();
    slow.answer = () => {};
    await fixture.addWebhook(slow.url);
    await fixture.addWebhook(receiver.url);
    await fixture.commit([LEAD]);
    sender.start();
    await until(() => slow.hits.length === 1 && receiver.hits.length === 1, 'both receivers to be called');
    await sender.end();
    await slow.stop();
  });

  it('tells the log neither its secret nor its address', async () => {
    const { id, secret } = await fixture.addWebhook(`${receiver.url}?token=tell-nobody`);
    await fixture.commit([LEAD]);
    answering(410);
    await sender.send(id);
    expect(fixture.logged()).toContain('a webhook was not delivered');
    expect(fixture.logged()).not.toContain('tell-nobody');
    expect(fixture.logged()).not.toContain(secret);
    expect(fixture.logged()).not.toContain(secret.slice(6));
    const stored = JSON.stringify(await fixture.store.webhooks.find().toArray());
    expect(stored).not.toContain(secret.slice(6));
  });

  it('is not called when its secret cannot be read', async () => {
    const { id, deliveryId } = await leadFor();
    const other = await fixture.addWebhook(receiver.url);
    const row = await fixture.store.webhooks.findOne({ _id: other.id });
    await fixture.store.webhooks.updateOne({ _id: id }, { $set: { sealedSecret: row?.sealedSecret ?? '' } });
    await sender.send(id);
    expect(receiver.hits).toEqual([]);
    expect(await fixture.delivery(deliveryId)).toMatchObject({ state: 'pending', attempts: 1 });
  });
});
