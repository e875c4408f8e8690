import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pino from 'pino';
import { z } from 'zod';
import { instantAt, localOf } from '../../src/domain/booking/zone.ts';
import { DEFAULT_RESPONDER } from '../../src/domain/responder/responder-settings.ts';
import { createCounters } from '../../src/engine/channel-health/counters.ts';
import { createHealthKeeper, type HealthKeeper } from '../../src/engine/channel-health/health-keeper.ts';
import { ChannelHealthView, ChannelStateView, StartedTestView } from '../../src/http/views/channel-health-view.ts';
import { listTeam } from '../../src/store/queries/users.ts';
import { openPurse } from '../../src/store/responder/purse.ts';
import { type FakeSmtp, startFakeSmtp } from '../support/fake-smtp.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram.ts';
import { ANNA, startUpdate, textUpdate } from '../support/fake-telegram-updates.ts';
import { annaSays, cloudCall, statusOf, textOf } from '../support/fake-whatsapp-calls.ts';
import { type FakeWhatsappCloud, startFakeWhatsappCloud } from '../support/fake-whatsapp-cloud.ts';
import { createTestClock, startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

const TELEGRAM = 'telegram:7000001';
const MAIL = 'owner@example.com';
const States = z.object({ items: z.array(ChannelStateView) });

describe('The health of channels', () => {
  const clock = createTestClock();
  let telegram: FakeTelegram;
  let whatsapp: FakeWhatsappCloud;
  let smtp: FakeSmtp;
  let app: TestApp;
  let second: HealthKeeper;
  let whatsappId: string;

  beforeAll(async () => {
    [telegram, whatsapp, smtp] = await Promise.all([startFakeTelegram(), startFakeWhatsappCloud(), startFakeSmtp()]);
    const port = await freePort();
    const env = {
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      WHATSAPP_TOKEN: whatsapp.token,
      WHATSAPP_PHONE_NUMBER_ID: whatsapp.phoneNumberId,
      WHATSAPP_APP_SECRET: whatsapp.appSecret,
      WHATSAPP_VERIFY_TOKEN: 'our own word',
      WHATSAPP_API_ROOT: whatsapp.apiRoot,
      SMTP_URL: smtp.url,
      MAIL_FROM: 'Voronka <bot@example.com>',
    };
    whatsappId = `whatsapp:${whatsapp.phoneNumberId}`;
    app = await startTestApp({ clock, env });
    whatsapp.account.callbackUrl = `${app.url}/webhooks/whatsapp/${whatsapp.phoneNumberId}`;
    // It looks every fifteen seconds of real time, so a slow test would be told what it waits for by a look of the program's own.
    await app.health.keeper.stop();
    await telegram.called('setWebhook');
    second = createHealthKeeper({
      store: app.store,
      channels: app.channels,
      gate: app.engine.gate,
      counters: app.engine.counters,
      disk: async () => null,
      mayTellAt: app.health.alerts.mayTellAt,
      tell: app.health.alerts.tell,
      owner: 'another process',
      now: clock.now,
      log: pino({ level: 'silent' }),
    });
    const [owner] = (await listTeam(app.store)).present;
    const id = owner?.id ?? '';
    const wish = { locale: 'ru' as const, daily: false, weekly: false, alerts: true, problem: null };
    const times = { linkedAt: clock.now(), since: clock.now() };
    await app.store.digestReaders.insertMany([
      { _id: id, channelId: TELEGRAM, chatId: String(ANNA.id), ...wish, ...times },
      { _id: `mail:${id}`, channelId: 'mail', chatId: MAIL, ...wish, ...times },
    ]);
  });
  afterAll(async () => {
    await app.stop();
    await Promise.all([telegram.close(), whatsapp.close(), smtp.close()]);
  });

  /** Both processes look, as if each had the duty, at each minute of a time; neither looks by itself. */
  async function pass(minutes: number): Promise<void> {
    for (let minute = 0; minute < minutes; minute += 1) {
      clock.advance({ minutes: 1 });
      const first = app.health.keeper.round();
      await app.store.duties.deleteOne({ _id: 'channel-health' });
      await Promise.all([first, second.round()]);
      await app.store.duties.deleteOne({ _id: 'channel-health' });
    }
  }
  const healthOf = async (id: string) => ChannelHealthView.parse(await app.api(`/channels/${id}/health`));
  const check = (id: string) => app.api(`/channels/${id}/check`, { method: 'POST', body: '{}' });
  const begin = async (id: string) =>
    StartedTestView.parse(await app.api(`/channels/${id}/test`, { method: 'POST', body: '{"locale":"ru"}' }));
  const shown = () => telegram.shown(String(ANNA.id)).map(({ text }) => text ?? '');
  const dialogs = () => app.store.dialogs.countDocuments();

  async function callTelegram(update: object, secret?: string): Promise<number> {
    const { payload } = await telegram.called('setWebhook');
    const { status } = await fetch(payload.url ?? '', {
      method: 'POST',
      headers: { 'x-telegram-bot-api-secret-token': secret ?? payload.secret_token ?? '' },
      body: JSON.stringify(update),
    });
    return status;
  }
  async function callWhatsapp(call: object): Promise<number> {
    const { headers, body } = whatsapp.signed(call);
    const url = `${app.url}/webhooks/whatsapp/${whatsapp.phoneNumberId}`;
    return (await fetch(url, { method: 'POST', headers, body })).status;
  }

  it('is well where everything is', async () => {
    // The webhook is registered while the program starts.
    await Promise.all([TELEGRAM, whatsappId].map(check));
    await pass(1);
    const { items } = States.parse(await app.api('/channels/health'));
    expect(items.map(({ id, state }) => [id, state])).toEqual([
      ['web:main', 'ok'],
      [TELEGRAM, 'ok'],
      [whatsappId, 'ok'],
    ]);
    expect(await healthOf(whatsappId)).toMatchObject({
      check: { answer: 'ok', account: '+7 928 000-00-01, Анна', webhook: 'registered', quality: 'high' },
      alerts: { ways: 2, onlyHere: false, hasMail: true },
    });
  });

  it('shows a webhook that somebody else has taken, and tells each way once, whichever process looks', async () => {
    const { payload } = await telegram.called('setWebhook');
    telegram.setWebhook('https://other.example.com/hook');
    await check(TELEGRAM);
    await pass(8);
    expect(await healthOf(TELEGRAM)).toMatchObject({ state: 'broken', reasons: [{ kind: 'webhook_elsewhere' }] });
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.mails[0]).toMatchObject({ to: [MAIL], subject: 'Telegram @anna_bot: не работает' });
    expect(smtp.mails[0]?.text).toContain('https://other.example.com');
    expect(shown()).toHaveLength(1);

    telegram.setWebhook(payload.url ?? '');
    await check(TELEGRAM);
    await pass(7);
    expect(smtp.mails.map(({ subject }) => subject)).toEqual([
      'Telegram @anna_bot: не работает',
      'Telegram @anna_bot: снова в порядке',
    ]);
    expect(shown()).toHaveLength(2);
    expect(await dialogs()).toBe(0);
  });

  it('shows a token that was revoked, and tells by another way than the broken channel, and nothing twice within the hour', async () => {
    clock.advance({ hours: 1 });
    telegram.revoke();
    await pass(5);
    expect(await healthOf(TELEGRAM)).toMatchObject({ state: 'broken', reasons: [{ kind: 'account_refused' }] });
    expect(smtp.mails).toHaveLength(3);
    expect(smtp.mails[2]?.text).toContain('Выпустите у провайдера новый токен');
    telegram.restore();
    await check(TELEGRAM);
    await pass(7);
    telegram.revoke();
    await check(TELEGRAM);
    await pass(9);
    expect(await healthOf(TELEGRAM)).toMatchObject({ state: 'broken', lasting: true });
    expect(smtp.mails.map(({ subject }) => subject).slice(3)).toEqual(['Telegram @anna_bot: снова в порядке']);
    telegram.restore();
    await check(TELEGRAM);
    await pass(7);
    expect(smtp.mails).toHaveLength(4);
  });

  it('counts 500 forged calls, keeps none of them, and says what they mean', async () => {
    const before = await app.store.inbox.countDocuments();
    const forged = Array.from({ length: 500 }, (_, id) =>
      callTelegram({ update_id: id, ...textUpdate('взлом') }, 'guess'),
    );
    expect(new Set(await Promise.all(forged))).toEqual(new Set([401]));
    expect(await callTelegram({ update_id: 9001, ...textUpdate('Здравствуйте') })).toBe(200);
    expect(await callTelegram({ update_id: 9002, message: ['что-то'] })).toBe(200);
    expect(await callTelegram({ update_id: 9001, ...textUpdate('Здравствуйте') })).toBe(200);
    await pass(1);
    const { hour, reasons, timeline, state } = await healthOf(TELEGRAM);
    expect(hour).toMatchObject({ forged: 500, malformed: 1, in: 1, repeated: 1, stale: 1 });
    expect({ state, kinds: reasons.map(({ kind }) => kind) }).toEqual({ state: 'attention', kinds: ['forged'] });
    expect(timeline.at(-1)).toMatchObject({ in: 1, errors: 501 });
    expect(await app.store.inbox.countDocuments()).toBe(before + 2);
    expect(await app.store.inbox.countDocuments({ state: { $nin: ['ignored', 'malformed'] } })).toBe(1);
  });

  it('is told to Prometheus', async () => {
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toContain(`voronka_channel_health{channel="${TELEGRAM}",state="attention"} 1`);
    expect(metrics).toContain(`voronka_channel_hour{channel="${TELEGRAM}",what="forged"} 500`);
  });

  it('finds what is usual, what waits and what was told by indexes alone', async () => {
    const { channelCounts, channelAlerts } = app.store;
    const scans = async (query: { explain(): Promise<object> }) =>
      JSON.stringify(await query.explain()).includes('COLLSCAN');
    const since = { $gte: new Date(0) };
    expect(await scans(channelCounts.find({ channelId: TELEGRAM, per: 'hour', at: since }).sort({ at: 1 }))).toBe(
      false,
    );
    expect(await scans(channelAlerts.find({ state: 'pending', due: { $lte: new Date() } }).sort({ due: 1 }))).toBe(
      false,
    );
  });

  describe('tested by a message', () => {
    it('is shown step by step: written, received, answered; no dialog and no figure knows of it', async () => {
      const before = [await dialogs(), await app.store.events.countDocuments()];
      const { code, url, state } = await begin(TELEGRAM);
      expect({ state, url }).toEqual({ state: 'running', url: `https://t.me/anna_bot?start=${code}` });
      expect(await callTelegram({ update_id: 9101, ...startUpdate(code ?? '') })).toBe(200);
      await until(async () => (await healthOf(TELEGRAM)).test?.state === 'done', 'the round trip');
      expect((await healthOf(TELEGRAM)).test?.steps.map(({ kind, at }) => [kind, at !== null])).toEqual([
        ['written', true],
        ['received', true],
        ['sent', true],
      ]);
      expect(shown().at(-1)).toContain('это ответ');
      expect([await dialogs(), await app.store.events.countDocuments()]).toEqual(before);
    });

    it('waits for the provider’s word where it gives one', async () => {
      const { code } = await begin(whatsappId);
      const call = cloudCall({ phoneNumberId: whatsapp.phoneNumberId, messages: [annaSays(textOf(code ?? ''))] });
      expect(await callWhatsapp(call)).toBe(200);
      await until(() => whatsapp.sent.length === 1, 'the answer');
      const id = whatsapp.sent[0]?.biz_opaque_callback_data ?? '';
      expect((await healthOf(whatsappId)).test?.state).toBe('running');
      const status = { ...statusOf('wamid.out1', 'delivered'), biz_opaque_callback_data: id };
      expect(await callWhatsapp(cloudCall({ phoneNumberId: whatsapp.phoneNumberId, statuses: [status] }))).toBe(200);
      await until(async () => (await healthOf(whatsappId)).test?.state === 'done', 'the report');
    });

    it('says where it broke, be it that nothing came at all', async () => {
      const { code } = await begin(whatsappId);
      whatsapp.fail({ code: 131_042, message: 'Business eligibility payment issue' });
      await callWhatsapp(
        cloudCall({ phoneNumberId: whatsapp.phoneNumberId, messages: [annaSays(textOf(code ?? ''))] }),
      );
      await until(async () => (await healthOf(whatsappId)).test?.state === 'broken', 'the failure');
      const { test } = await healthOf(whatsappId);
      expect(test?.problem).toMatchObject({ step: 'sent', reason: expect.stringContaining('payment') });
      whatsapp.heal();
      await begin(TELEGRAM);
      clock.advance({ minutes: 11 });
      expect((await healthOf(TELEGRAM)).test).toMatchObject({ state: 'broken', problem: { step: 'received' } });
    });

    it('goes there and back by itself in our own chat, and leaves nothing behind', async () => {
      const before = [await dialogs(), await app.store.webSessions.countDocuments()];
      expect(await begin('web:main')).toMatchObject({ code: null, url: null });
      await until(async () => (await healthOf('web:main')).test?.state === 'done', 'the visit');
      await until(async () => (await app.store.webSessions.countDocuments()) === before[1], 'the end of the session');
      expect(await dialogs()).toBe(before[0]);
    });
  });

  it('counts what went through while the database was away, when it is there again', async () => {
    const counters = createCounters({ store: app.store, now: clock.now, log: pino({ level: 'silent' }) });
    const away = jest.spyOn(app.store.channelCounts, 'bulkWrite').mockRejectedValueOnce(new Error('no server'));
    counters.count('telegram:away', 'in', 2);
    const first = counters.flush();
    // In the same minute, while the first could not be written.
    counters.count('telegram:away', 'in', 3);
    counters.count('telegram:away', 'out');
    await first;
    await counters.flush();
    away.mockRestore();
    const row = await app.store.channelCounts.findOne({ channelId: 'telegram:away', per: 'minute' });
    expect(row?.counts).toEqual({ in: 5, out: 1 });
  });

  it('tells nobody of a channel that was removed meanwhile', async () => {
    const before = [smtp.mails.length, shown().length];
    const episode = clock.now();
    const watch = {
      seenAt: episode,
      okSince: null,
      badSince: episode,
      brokenSince: null,
      lastAlertAt: episode,
      episode: { openedAt: episode, level: 'attention' as const, told: [], alertedAt: episode },
    };
    await app.store.channelHealth.insertOne({ _id: 'telegram:gone', watch });
    await app.store.channelAlerts.insertOne({
      _id: 'telegram:gone:1:opened',
      channelId: 'telegram:gone',
      episode,
      step: 'opened',
      level: 'attention',
      reasons: [],
      at: episode,
      due: episode,
      state: 'pending',
      claimedUntil: new Date(0),
      attempts: 0,
      sent: [],
      problem: null,
    });
    await app.health.alerts.tell();
    const row = await app.store.channelAlerts.findOne({ _id: 'telegram:gone:1:opened' });
    expect([row?.state, smtp.mails.length, shown().length]).toEqual(['skipped', ...before]);
  });

  it('tells once by each way that the responder has spent its day: in no quiet hours, and again only whom it did not reach', async () => {
    const said = (text: string) => text.startsWith('GPT');
    const told = () => [smtp.mails.filter(({ subject }) => said(subject)).length, shown().filter(said).length];
    const look = () => Promise.all([app.health.keeper.round(), app.health.keeper.round()]);
    const { date } = localOf(clock.now(), 'Europe/Moscow');
    clock.set(instantAt(date, '23:00', 'Europe/Moscow'));
    const settings = { ...DEFAULT_RESPONDER, dialogTokens: 1_000, replyTokens: 1_000, dailyTokens: 1_000 };
    const purse = (dialogId: string) => openPurse(app.store, { dialogId, date, now: clock.now(), settings });
    expect([await purse('d1').reserve(900), await purse('d2').reserve(900)]).toEqual(['reserved', 'day']);
    await look();
    expect(told()).toEqual([0, 0]);

    clock.advance({ hours: 13 });
    smtp.refuse('451 later');
    await look();
    expect(told()).toEqual([0, 1]);
    smtp.refuse(null);
    clock.advance({ minutes: 5 });
    await look();
    await look();
    expect(told()).toEqual([1, 1]);
    expect(shown().find(said)).toMatch(/Вчера в 23:00 .*увеличьте его.*\/console\/settings\/responder$/s);
    expect(await app.store.responderDays.findOne({ _id: date })).toMatchObject({ toldAt: expect.any(Date) });
  });

  it('is nothing of a channel that is not there', async () => {
    await expect(healthOf('telegram:1')).rejects.toThrow('404');
    await expect(check('telegram:1')).rejects.toThrow('404');
    await expect(begin('telegram:1')).rejects.toThrow('404');
  });
});

/** Free a moment ago: the program has to know its address before it listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
