import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type FakeTelegram, type SendAttempt, startFakeTelegram } from '../support/fake-telegram.ts';
import { textUpdate } from '../support/fake-telegram-updates.ts';
import { type Caller, callWebhook, webhookEnv } from '../support/fake-telegram-webhook.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

const CHANNEL = 'telegram:7000001';
const QUESTIONS = ['Здравствуйте', 'Где вы находитесь?', 'До скольки вы работаете?'];
/** What the way from our gate to the fake's clock may take off a distance in time: both share one busy thread here. */
const JITTER_MS = 100;

describe('The limits of Telegram (check 9)', () => {
  let telegram: FakeTelegram;
  let app: TestApp;
  let caller: Caller;
  let updateId = 1_000;

  beforeEach(async () => {
    telegram = await startFakeTelegram();
    const limits = { TELEGRAM_PER_SECOND: '30', TELEGRAM_CHAT_PER_SECOND: '1' };
    app = await startTestApp({ env: { ...webhookEnv(telegram), ...limits, QUIET_MS: '0' } });
    caller = await callWebhook(telegram, app.url);
  });
  afterEach(async () => {
    caller.close();
    await app.stop();
    await telegram.close();
  });

  const chats = (from: number, count: number) => Array.from({ length: count }, (_, n) => String(from + n));
  const attemptsTo = (chatId: string) => telegram.attempts.filter((attempt) => attempt.chatId === chatId);
  const shownTo = (chatId: string) => telegram.shown(chatId).map(({ text }) => text ?? '');
  async function decidedFor(chatId: string): Promise<string[]> {
    const threadId = `${CHANNEL}:${chatId}`;
    const rows = await app.store.messages.find({ threadId, author: 'bot' }).sort({ seq: 1 }).toArray();
    return rows.map(({ text }) => text);
  }
  /** The customer writes; resolves when the answer is decided, be it sent or not. */
  async function asks(chatId: string, text: string): Promise<void> {
    updateId += 1;
    const id = Number(chatId);
    const update = textUpdate(text, { chat: { id, type: 'private' }, from: { id, first_name: 'Анна' } });
    expect(await caller.post(JSON.stringify({ update_id: updateId, ...update }))).toBe(200);
    const _id = `${CHANNEL}:${updateId}`;
    await until(async () => (await app.store.inbox.findOne({ _id }))?.state === 'done', `an answer to ${text}`);
  }
  async function answered(chatIds: readonly string[]): Promise<void> {
    const missing = async () => {
      const each = await Promise.all(
        chatIds.map(async (chatId) => (await decidedFor(chatId)).length - shownTo(chatId).length),
      );
      return each.reduce((sum, count) => sum + count, 0);
    };
    await until(async () => (await missing()) === 0, 'all that was decided to be shown', 85_000);
    for (const chatId of chatIds) expect(shownTo(chatId)).toEqual(await decidedFor(chatId));
  }
  /** Ms from each customer's first line to the first answer; 95 of 100 are no longer. */
  async function p95Of(chatIds: readonly string[]): Promise<number> {
    const times = await Promise.all(
      chatIds.map(async (chatId) => {
        const asked = performance.now();
        await asks(chatId, 'Здравствуйте');
        await until(() => shownTo(chatId).length > 0, `an answer to ${chatId}`);
        return (attemptsTo(chatId)[0]?.at ?? Number.NaN) - asked;
      }),
    );
    return times.sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
  }
  /** The most messages in any stretch of so many ms. */
  function mostWithin(ms: number, attempts: readonly SendAttempt[]): number {
    const times = attempts.map(({ at }) => at);
    return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));
  }

  it('leaves a chat alone for the 7 seconds of its 429, keeps to its order then, and lets no other chat feel it', async () => {
    const usual = await p95Of(chats(100, 20));
    const [slow = ''] = chats(1, 1);
    telegram.throttle(7, slow);
    await asks(slow, QUESTIONS[0] ?? '');
    await until(() => attemptsTo(slow).length === 1, 'the 429');
    const refusedAt = attemptsTo(slow)[0]?.at ?? Number.NaN;
    for (const question of QUESTIONS.slice(1)) await asks(slow, question);
    // Whoever had to wait with it would wait for most of the 7 seconds; the rest is for a machine that has become busier.
    expect(await p95Of(chats(200, 20))).toBeLessThanOrEqual(usual * 2 + 2_000);

    await answered([slow]);
    expect(attemptsTo(slow).map(({ taken }) => taken)).toEqual([false, true, true, true]);
    const second = attemptsTo(slow)[1]?.at ?? Number.NaN;
    expect(second - refusedAt).toBeGreaterThanOrEqual(7_000 - JITTER_MS);
    expect(second - refusedAt).toBeLessThan(30_000);
    await answered([...chats(100, 20), ...chats(200, 20)]);
  });

  it('lets all wait when the 429 is for the whole bot, and says everything in order after it', async () => {
    telegram.throttle(4);
    const first = chats(300, 3);
    for (const chatId of first) await asks(chatId, 'Здравствуйте');
    await until(() => telegram.attempts.length === 3, 'three 429s');
    const end = (telegram.attempts[0]?.at ?? Number.NaN) + 4_000;
    const all = [...first, ...chats(310, 10)];
    await Promise.all(all.map((chatId) => asks(chatId, 'Где вы находитесь?')));
    await answered(all);
    const [refused, later] = [telegram.attempts.slice(0, 3), telegram.attempts.slice(3)];
    expect(refused.map(({ taken }) => taken)).toEqual([false, false, false]);
    expect(later.every(({ taken, at }) => taken && at >= end - JITTER_MS)).toBe(true);
    expect(later).toHaveLength(16);
  });

  it('sends no more than one message a second to a chat and thirty to all, and is done in good time', async () => {
    const eager = chats(400, 5);
    const many = chats(500, 75);
    const begun = performance.now();
    const stalls = monitorEventLoopDelay();
    stalls.enable();
    await Promise.all([
      ...eager.map(async (chatId) => {
        for (const question of QUESTIONS) await asks(chatId, question);
      }),
      ...many.map((chatId) => asks(chatId, 'Здравствуйте')),
    ]);
    await answered([...eager, ...many]);
    const { attempts } = telegram;
    expect(attempts).toHaveLength(90);
    expect(attempts.every(({ taken }) => taken)).toBe(true);
    // A thread that stood still has seen the first of two messages late and the second one in time; without a gate they come at once.
    const second = Math.max(200, 1_000 - JITTER_MS - (2 * stalls.max) / 1e6);
    expect(mostWithin(second, attempts)).toBeLessThanOrEqual(30);
    for (const chatId of eager) expect(mostWithin(second, attemptsTo(chatId))).toBe(1);
    // 90 messages at 24 a second are out in less than 4 s, and on a busy machine in many times that; one a second to all would take 90.
    expect((attempts.at(-1)?.at ?? Number.NaN) - begun).toBeLessThan(85_000);
  });
});
