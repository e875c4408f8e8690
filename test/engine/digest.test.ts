import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { DigestLinkView, DigestView } from '../../src/http/views/digest-view.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram.ts';
import { ANNA, startUpdate, textUpdate } from '../support/fake-telegram-updates.ts';
import { createTestClock, startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

const CHAT = String(ANNA.id);

describe('Digests in the owner’s Telegram', () => {
  // Sessions are of the real time.
  const clock = createTestClock(new Date());
  let telegram: FakeTelegram;
  let app: TestApp;
  let cookie: string;
  const start = (uri?: string) =>
    startTestApp({
      clock,
      ...(uri && { uri }),
      env: {
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.apiRoot,
      },
    });

  beforeAll(async () => {
    telegram = await startFakeTelegram();
    app = await start();
    const response = await fetch(`${app.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'owner@voronka.local', password: 'correct horse' }),
    });
    cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
  });
  afterAll(async () => {
    await app.stop();
    await telegram.close();
  });

  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${app.url}/api/v1/digest${path}`, {
      method,
      headers: { cookie, origin: app.url, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return response.status < 300
      ? response.json()
      : { status: response.status, ...z.looseObject({}).parse(await response.json()) };
  };
  const shown = (): string[] => telegram.shown(CHAT).map(({ text }) => text ?? '');
  const settings = async () => DigestView.parse(await ask('GET', ''));
  /** What Agenda's sweep does. */
  const sweep = async (of = app) => {
    await of.digester.plan();
    await Promise.all((await of.digester.due()).map((id) => of.digester.fire(id)));
  };

  it('are for nobody before a chat is linked', async () => {
    expect(await settings()).toMatchObject({ channels: ['telegram'], hasLinks: false, readers: [] });
    expect(await ask('POST', '/send', { kind: 'daily' })).toMatchObject({ status: 409 });
    await sweep();
    expect(await app.store.digests.countDocuments()).toBe(0);
  });

  it('are linked by a code that the owner sends to the bot once; no dialog begins by it', async () => {
    const { code } = DigestLinkView.parse(await ask('POST', '/link', { locale: 'ru' }));
    telegram.push(startUpdate(code));
    await until(() => shown().length === 1, 'the answer of the bot');
    expect(shown()[0]).toContain('Готово');
    expect((await settings()).readers).toMatchObject([{ channel: 'telegram', daily: true, weekly: true, isMe: true }]);
    expect(await app.store.dialogs.countDocuments()).toBe(0);
    expect(await app.store.inbox.countDocuments({ state: 'ignored' })).toBe(1);
  });

  it('are not linked by a code that is made up, or to another chat by one that was used', async () => {
    const [used] = await app.store.digestCodes.find().toArray();
    expect(used?.usedBy).toBe(`telegram:7000001:${CHAT}`);
    telegram.push(textUpdate(`owner-${'A'.repeat(32)}`));
    await until(() => shown().length === 2, 'the answer of the bot');
    expect(shown()[1]).toContain('Этот код не подходит');
    expect(await app.store.dialogs.countDocuments()).toBe(0);
  });

  it('come at the hour set, once, whatever wakes how many processes, and say that nothing happened', async () => {
    await sweep();
    const before = shown().length;
    const due = await app.digester.pending();
    expect(due.length).toBeGreaterThanOrEqual(2);
    const [reader] = (await settings()).readers;
    // On one day of the week both would come.
    await ask('PATCH', `/readers/${reader?.id}`, { weekly: false });
    clock.set(new Date((due[0]?.due ?? clock.now()).getTime() - 60_000));
    await sweep();
    expect(shown()).toHaveLength(before);
    clock.set(new Date((due[0]?.due ?? clock.now()).getTime() + 60_000));
    await Promise.all([sweep(), sweep(), sweep()]);
    expect(shown()).toHaveLength(before + 1);
    expect(shown().at(-1)).toContain('Вчера обращений не было.');
    expect(await app.store.dialogs.countDocuments()).toBe(0);
  });

  it('are neither lost nor repeated by a restart', async () => {
    const before = shown().length;
    await app.stop();
    clock.advance({ days: 1 });
    app = await start(app.uri);
    await until(() => shown().length > before, 'the digest of the next day');
    await sweep();
    expect(shown()).toHaveLength(before + 1);
  });

  it('are sent once more, and not a third time, when the process ended between "sending" and "sent"', async () => {
    const before = shown().length;
    const [last] = await app.store.digests.find({ state: 'sent' }).sort({ due: -1 }).toArray();
    const cutOff = async () => {
      await app.store.digests.updateOne(
        { _id: last?._id ?? '' },
        { $set: { state: 'sending', claimedUntil: new Date(0) } },
      );
      await sweep();
    };
    await cutOff();
    expect(shown().slice(before)).toEqual([last?.text]);
    await cutOff();
    expect(shown()).toHaveLength(before + 1);
    expect((await settings()).readers).toHaveLength(1);
  });

  it('are tried again when Telegram does not answer', async () => {
    await sweep();
    const before = shown().length;
    clock.advance({ days: 1 });
    telegram.fail('sendMessage', { status: 502, description: 'Bad Gateway' }, 1);
    await sweep();
    expect(shown()).toHaveLength(before);
    await until(async () => {
      clock.advance({ minutes: 0.05 });
      await sweep();
      return shown().length === before + 1;
    }, 'the second try');
  });

  it('tell of the figures of yesterday, and can be had at once', async () => {
    await (await app.newChat()).say('Сколько стоит стрижка?');
    await app.figures.settled();
    clock.advance({ days: 1 });
    expect(await ask('POST', '/send', { kind: 'daily' })).toEqual({});
    expect(shown().at(-1)).toContain('Новые диалоги: 1');
    expect(await ask('GET', '/preview?kind=weekly&locale=en')).toMatchObject({
      text: expect.stringContaining('New dialogs: 1'),
    });
  });

  it('are switched off by a wish, and by taking the chat off', async () => {
    const { readers } = await settings();
    const id = readers[0]?.id ?? '';
    expect(await ask('PATCH', `/readers/${id}`, { daily: false, weekly: false })).toMatchObject({
      readers: [{ daily: false }],
    });
    const before = shown().length;
    clock.advance({ days: 2 });
    await sweep();
    expect(shown()).toHaveLength(before);
    expect(await ask('DELETE', `/readers/${id}`)).toMatchObject({ readers: [] });
  });

  it.each([{ dailyHour: 24 }, { figures: [] }, { figures: ['weather'] }, { figures: ['leads', 'leads'] }, { to: 'x' }])(
    'are not set to what cannot be: %j',
    async (body) => {
      expect(await ask('PATCH', '', body)).toMatchObject({ status: 400 });
    },
  );
});
