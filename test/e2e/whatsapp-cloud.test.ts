import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ANNA_PHONE,
  ANNA_USER,
  annaSays,
  choiceOf,
  cloudCall,
  pressOf,
  statusOf,
  textOf,
} from '../support/fake-whatsapp-calls.ts';
import { type CloudSent, type FakeWhatsappCloud, startFakeWhatsappCloud } from '../support/fake-whatsapp-cloud.ts';
import { createTestClock, startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

/** One customer on WhatsApp from the first line to the reminder: each step goes on where the one before has ended. */
describe('A customer on WhatsApp, by the Cloud API', () => {
  let meta: FakeWhatsappCloud;
  let app: TestApp;
  const clock = createTestClock();
  beforeAll(async () => {
    meta = await startFakeWhatsappCloud();
    app = await startTestApp({
      clock,
      env: {
        WHATSAPP_TOKEN: meta.token,
        WHATSAPP_PHONE_NUMBER_ID: meta.phoneNumberId,
        WHATSAPP_APP_SECRET: meta.appSecret,
        WHATSAPP_VERIFY_TOKEN: 'our own word',
        WHATSAPP_API_ROOT: meta.apiRoot,
        WHATSAPP_TEMPLATE_RU: 'reminder',
      },
    });
  });
  afterAll(async () => {
    await app?.stop();
    await meta?.close();
  });

  const address = () => `${app.url}/webhooks/whatsapp/${meta.phoneNumberId}`;
  const now = () => ({ timestamp: String(Math.floor(clock.now().getTime() / 1000)) });

  async function post(body: object): Promise<number> {
    const { headers, body: bytes } = meta.signed(body);
    const answer = await fetch(address(), { method: 'POST', headers, body: new Uint8Array(bytes) });
    return answer.status;
  }

  /** Anna does something; gives the bot's next line. */
  async function answered(content: object): Promise<CloudSent> {
    const before = meta.sent.length;
    const call = cloudCall({ phoneNumberId: meta.phoneNumberId, messages: [annaSays(content, now())] });
    expect(await post(call)).toBe(200);
    // Meta delivers at least once.
    expect(await post(call)).toBe(200);
    return until(() => meta.sent[before], 'the next line of the bot');
  }
  const choices = ({ interactive }: CloudSent) =>
    interactive?.type === 'list'
      ? (interactive.action.sections[0]?.rows ?? [])
      : (interactive?.action.buttons.map(({ reply }) => reply) ?? []);
  const choose = (line: CloudSent, index: number) => {
    const { id, title } = choices(line)[index] ?? { id: '', title: '' };
    return answered(line.interactive?.type === 'list' ? choiceOf(id, title) : pressOf(id, title));
  };

  it('is let in once Meta has asked and was answered', async () => {
    const query = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.verify_token': 'our own word',
      'hub.challenge': '42',
    });
    const asked = await fetch(`${address()}?${query}`);
    expect([asked.status, await asked.text()]).toEqual([200, '42']);
    query.set('hub.verify_token', 'another word');
    expect((await fetch(`${address()}?${query}`)).status).toBe(403);
  });

  it('books by lists and keys, and is not asked for the phone that WhatsApp vouches for', async () => {
    const days = await answered(textOf('Хочу записаться на мужскую стрижку'));
    expect(days.interactive?.type).toBe('list');
    const times = await choose(days, 3);
    const check = await choose(times, 0);
    expect(choices(check).map(({ title }) => title)).toEqual(expect.arrayContaining([expect.stringMatching(/^Да/)]));
    await choose(check, 0);
    const booked = await app.store.appointments.findOne({ status: 'booked' });
    expect(booked).not.toBeNull();
    const contact = await app.store.contacts.findOne({ 'identities.externalId': ANNA_USER });
    expect(contact).toMatchObject({ phone: `+${ANNA_PHONE}`, name: 'Анна Лисицына' });
  });

  it('has answered each line once, although Meta sent each twice', async () => {
    const lines = await app.store.messages.find({ author: 'bot' }).toArray();
    expect(meta.sent.map(({ biz_opaque_callback_data }) => biz_opaque_callback_data)).toEqual(
      lines.map(({ _id }) => _id),
    );
  });

  it('is seen to have read what came late, twice and in the wrong order', async () => {
    const { phoneNumberId, sent } = meta;
    const id = sent.at(-1)?.biz_opaque_callback_data ?? '';
    for (const status of ['read', 'delivered', 'delivered', 'sent']) {
      expect(await post(cloudCall({ phoneNumberId, statuses: [statusOf(id, status)] }))).toBe(200);
    }
    expect((await app.store.messages.findOne({ _id: id }))?.delivery.state).toBe('read');
  });

  it('is reminded by the approved template once the 24 hours are over', async () => {
    const before = meta.sent.length;
    const timer = await app.store.timers.findOne({ 'work.kind': 'reminder', 'work.beforeMinutes': 1440 });
    const due = timer?.due ?? clock.now();
    expect(due.getTime() - clock.now().getTime()).toBeGreaterThan(24 * 3_600_000);
    clock.set(new Date(due.getTime() + 1_000));
    await app.fireDue();
    const reminders = await until(() => meta.sent.length > before && meta.sent.slice(before), 'the reminder');
    expect(reminders[0]).toMatchObject({ type: 'template', template: { name: 'reminder', language: { code: 'ru' } } });
  });

  it('waits again, and is shown as not reached, when Meta could not deliver', async () => {
    const { phoneNumberId, sent } = meta;
    const id = sent.at(-1)?.biz_opaque_callback_data ?? '';
    const error = { code: 131_026, title: 'Message undeliverable' };
    expect(await post(cloudCall({ phoneNumberId, statuses: [statusOf(id, 'failed', error)] }))).toBe(200);
    expect((await app.store.messages.findOne({ _id: id }))?.delivery).toMatchObject({
      state: 'failed',
      reason: 'WhatsApp 131026: Message undeliverable',
    });
    const told = await app.store.events.countDocuments({ 'body.type': 'message_undelivered', 'body.messageId': id });
    expect(told).toBe(1);
  });
});
