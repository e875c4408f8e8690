import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram.ts';
import { ANNA, buttonUpdate, textUpdate } from '../support/fake-telegram-updates.ts';
import { type Caller, callWebhook, webhookEnv } from '../support/fake-telegram-webhook.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

const CHAT = String(ANNA.id);

describe('One Telegram update that is posted 100 times at once on 64 connections (check 3)', () => {
  let telegram: FakeTelegram;
  let app: TestApp;
  let caller: Caller;

  beforeAll(async () => {
    telegram = await startFakeTelegram();
    app = await startTestApp({ env: { ...webhookEnv(telegram), QUIET_MS: '0' } });
    caller = await callWebhook(telegram, app.url);
  });
  afterAll(async () => {
    caller.close();
    await app.stop();
    await telegram.close();
  });

  const postAtOnce = (body: string) => Promise.all(Array.from({ length: 100 }, () => caller.post(body)));
  const messages = async (author: 'customer' | 'bot') => {
    const threadId = `telegram:7000001:${CHAT}`;
    return (await app.store.messages.find({ threadId, author }).sort({ seq: 1 }).toArray()).map(({ text }) => text);
  };
  /** Until all that is in the inbox is done and all that was decided is shown. */
  const settled = () =>
    until(
      async () => {
        const waiting = await app.store.inbox.countDocuments({ state: 'new' });
        return waiting === 0 && (await messages('bot')).length === telegram.shown(CHAT).length;
      },
      () => `the answers, with ${telegram.shown(CHAT).length} shown so far`,
    );

  it.each([
    ['a first message', { update_id: 70_001, ...textUpdate('Здравствуйте') }],
    ['a later message', { update_id: 70_002, ...textUpdate('Где вы находитесь?') }],
    ['a pressed button', { update_id: 70_003, ...buttonUpdate('s:hours', 'Часы работы') }],
  ])('is one row with one reply, and all are answered 2xx: %s', async (_name, update) => {
    const before = { said: await messages('customer'), shown: telegram.shown(CHAT).length };
    const body = JSON.stringify(update);
    expect(new Set(await postAtOnce(body))).toEqual(new Set([200]));
    expect(await app.store.inbox.countDocuments({ _id: `telegram:7000001:${update.update_id}` })).toBe(1);
    await until(() => telegram.shown(CHAT).length > before.shown, 'the reply');
    await settled();
    // Once more, when everything is done.
    expect(new Set(await postAtOnce(body))).toEqual(new Set([200]));
    await settled();
    expect(await messages('customer')).toHaveLength(before.said.length + 1);
    expect(telegram.shown(CHAT)).toHaveLength(before.shown + 1);
    expect(await messages('bot')).toEqual(telegram.shown(CHAT).map(({ text }) => text));
  });

  it('has kept no more rows than updates', async () => {
    expect(await app.store.inbox.countDocuments()).toBe(3);
  });
});
