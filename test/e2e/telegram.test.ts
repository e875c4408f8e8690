import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TelegramServer } from 'telegram-test-api/lib/telegramServer.js';
import { z } from 'zod';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram.ts';
import {
  ANNA,
  buttonUpdate,
  contactUpdate,
  editUpdate,
  MEDIA,
  messageUpdate,
  startUpdate,
  textUpdate,
} from '../support/fake-telegram-updates.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

const HOUR = 3_600_000;
const Shown = z.object({
  text: z.string(),
  reply_markup: z
    .object({
      inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string() }))).optional(),
      keyboard: z.array(z.array(z.looseObject({ request_contact: z.boolean().optional() }))).optional(),
    })
    .loose()
    .optional(),
});

describe('a customer in Telegram, by polling, on telegram-test-api', () => {
  const TOKEN = '7000003:CCtest-api';
  let server: TelegramServer;
  let app: TestApp;
  beforeAll(async () => {
    server = new TelegramServer({ port: await freePort(), host: '127.0.0.1' });
    await server.start();
    app = await startTestApp({
      clock: 'real',
      env: { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: server.config.apiURL },
    });
  });
  afterAll(async () => {
    await app?.stop();
    await server?.stop();
  });

  it('comes by a link, books by buttons, shares the phone and is booked', async () => {
    const client = server.getClient(TOKEN, { userId: ANNA.id, chatId: ANNA.id, firstName: 'Анна' });
    /** Does something, and returns the bot's next line. */
    async function answered(act: () => Promise<unknown> | unknown) {
      const before = server.storage.botMessages.length;
      await act();
      const message = await until(() => server.storage.botMessages[before]?.message, 'the next line of the bot');
      const shown = Shown.parse(message);
      return { ...shown, buttons: shown.reply_markup?.inline_keyboard?.flat() ?? [] };
    }
    const press = (payload: string) => answered(() => client.sendCallback(client.makeCallbackQuery(payload)));
    const say = (text: string) => answered(() => client.sendMessage(client.makeMessage(text)));

    await answered(() => client.sendCommand(client.makeCommand('/start vk_post')));
    const days = await say('Хочу записаться на мужскую стрижку');
    const times = await press(days.buttons[4]?.callback_data ?? '');
    const afternoon = times.buttons.find(({ text }) => /^1[2-7]:/.test(text));
    const phone = await press(afternoon?.callback_data ?? '');
    expect(phone.reply_markup?.keyboard?.flat()).toEqual([expect.objectContaining({ request_contact: true })]);

    const contact = { contact: { phone_number: '79185550112', first_name: 'Анна', user_id: ANNA.id } };
    const check = await answered(() =>
      server.addUserMessage({ ...client.makeMessage(''), text: undefined, ...messageUpdate(contact).message }),
    );
    await press(check.buttons[0]?.callback_data ?? '');

    const visit = await app.store.appointments.findOne({ status: 'booked' });
    expect(visit).toMatchObject({ active: true, serviceId: 'haircut-men' });
    expect(await app.store.contacts.find().toArray()).toMatchObject([
      { name: expect.stringContaining('Анна'), phone: '+79185550112', origin: { source: 'vk_post' } },
    ]);
    expect(await app.store.dialogs.find().toArray()).toMatchObject([
      { channelKind: 'telegram', stageId: 'booked', origin: { source: 'vk_post' } },
    ]);
    const timers = await app.store.timers.find({ 'work.kind': 'reminder' }).sort({ due: 1 }).toArray();
    expect(timers.map(({ due }) => (visit?.start.getTime() ?? 0) - due.getTime())).toEqual([24 * HOUR, 2 * HOUR]);
  });
});

describe('a customer in Telegram, by webhook', () => {
  const chatId = String(ANNA.id);
  let telegram: FakeTelegram;
  let app: TestApp;
  let updates = 50_000;
  beforeAll(async () => {
    telegram = await startFakeTelegram();
    app = await start();
  });
  afterAll(async () => {
    await app?.stop();
    await telegram?.close();
  });

  const start = (more: Parameters<typeof startTestApp>[0] = {}) =>
    startTestApp({
      ...more,
      env: {
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        PUBLIC_URL: 'https://salon.example',
        ...more.env,
      },
    });

  /** Telegram's call, at the address and with the secret that it was given; on this app instead of the public address. */
  async function deliver(update: object, { secret, to = app }: { secret?: string; to?: TestApp } = {}) {
    const { payload } = await telegram.called('setWebhook');
    updates += 1;
    return fetch(`${to.url}${new URL(payload.url ?? '').pathname}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-telegram-bot-api-secret-token': secret ?? payload.secret_token ?? '',
      },
      body: JSON.stringify({ update_id: updates, ...update }),
    });
  }
  const shown = () => telegram.shown(chatId).length;
  async function answered(update: object): Promise<void> {
    const before = shown();
    expect((await deliver(update)).status).toBe(200);
    await until(() => shown() > before, 'the next line of the bot');
    // Of several lines the next step must not take the last for its own.
    await settled();
  }
  const settled = () =>
    until(
      async () =>
        (await app.store.inbox.countDocuments({ state: 'new' })) === 0 &&
        (await app.store.messages.countDocuments({ 'delivery.state': { $in: ['queued', 'sending'] } })) === 0,
      'everything to be read and answered',
    );
  const thread = () => app.store.messages.find().sort({ seq: 1 }).toArray();

  it('is known only by the secret: a call without it is refused and kept nowhere', async () => {
    expect((await deliver(textUpdate('привет'), { secret: 'guess' })).status).toBe(401);
    expect(await app.store.inbox.countDocuments()).toBe(0);
  });

  it('comes by a link whose labels become the source, and is answered at once: nobody is told of typing that takes a moment', async () => {
    await answered(startUpdate('utm_source-instagram__utm_campaign-may'));
    expect(await app.store.dialogs.findOne({})).toMatchObject({
      origin: { source: 'instagram', utm: { utm_source: 'instagram', utm_campaign: 'may' } },
    });
    expect(telegram.callsOf('sendChatAction')).toEqual([]);
  });

  it('books by buttons and the shared phone', async () => {
    await answered(buttonUpdate('s:book?service=haircut-men&date=2031-03-06&time=15:00&staff=anna', 'Записаться'));
    await answered(contactUpdate('79185550112'));
    await answered(buttonUpdate('a:yes', 'Да'));
    expect(await app.store.appointments.find({ active: true }).toArray()).toMatchObject([{ status: 'booked' }]);
    await until(() => telegram.callsOf('answerCallbackQuery').length === 2, 'both presses to be noted');
  });

  it('is one message though Telegram repeats its call', async () => {
    const before = await app.store.inbox.countDocuments();
    const update = { update_id: 77_000, ...textUpdate('во сколько вы открываетесь?') };
    const statuses = await Promise.all([1, 2, 3, 4].map(async () => (await deliver(update)).status));
    expect(statuses).toEqual([200, 200, 200, 200]);
    await settled();
    expect(await app.store.inbox.countDocuments()).toBe(before + 1);
  });

  it('edits a line, and the stored text changes without another answer', async () => {
    await answered(textUpdate('сколько стоит стришка', { message_id: 4_001 }));
    const before = shown();
    await deliver(editUpdate(4_001, 'сколько стоит стрижка'));
    await until(
      async () => (await thread()).some(({ text }) => text === 'сколько стоит стрижка'),
      'the stored line to change',
    );
    expect((await thread()).some(({ text }) => text === 'сколько стоит стришка')).toBe(false);
    expect(shown()).toBe(before);
  });

  it('sends a sticker and a voice note, and is answered politely', async () => {
    await answered(messageUpdate(MEDIA.sticker));
    await answered(messageUpdate(MEDIA.voice));
  });

  it('is heard also by a process that only serves HTTP', async () => {
    const web = await start({ uri: app.uri, clock: app.clock, env: { ROLE: 'web' } });
    try {
      const before = shown();
      expect((await deliver(textUpdate('где вы находитесь?'), { to: web })).status).toBe(200);
      await until(() => shown() > before, 'the answer by the worker');
    } finally {
      await web.stop();
    }
  });

  it('blocks the bot: the line is marked as not delivered and the person as blocked', async () => {
    telegram.fail('sendMessage', { status: 403, description: 'Forbidden: bot was blocked by the user' });
    await deliver(textUpdate('спасибо'));
    await until(
      async () => (await app.store.contacts.findOne({ 'identities.blocked': true })) !== null,
      'the mark at the contact',
    );
    await until(
      async () => (await thread()).some(({ delivery }) => delivery.state === 'failed'),
      'the mark at the line',
    );
  });
});

/** telegram-test-api takes port 0 for its default, so a free one is looked up first. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
