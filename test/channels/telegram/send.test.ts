import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { telegramPace } from '../../../src/channels/telegram/pace.ts';
import type { Channel, Delivery } from '../../../src/engine/ports.ts';
import { type FakeTelegram, type Fault, startFakeTelegram } from '../../support/fake-telegram.ts';
import { buildTelegram } from './build-telegram.ts';

let server: FakeTelegram;
let channel: Channel;

describe('sending by Telegram', () => {
  beforeEach(async () => {
    server = await startFakeTelegram();
    channel = buildTelegram(server, { callDeadlineMs: 2000 });
  });
  afterEach(async () => {
    await channel.stop();
    await server.close();
  });

  function buildDelivery(overrides: Partial<Delivery> = {}): Delivery {
    return {
      messageId: 'm1',
      chatId: '424242',
      content: { text: 'Вы записаны' },
      locale: 'ru',
      attempt: 1,
      ...overrides,
    };
  }
  const refusal = (status: number, description: string): Fault => ({ status, description });

  describe('Telegram sending', () => {
    it.each<[string, Fault, object]>([
      ['blocked by the customer', refusal(403, 'Forbidden: bot was blocked by the user'), { kind: 'blocked' }],
      ['an account that is gone', refusal(403, 'Forbidden: user is deactivated'), { kind: 'blocked' }],
      ['a chat that never was', refusal(400, 'Bad Request: chat not found'), { kind: 'blocked' }],
      ['a message that it cannot take', refusal(400, 'Bad Request: BUTTON_DATA_INVALID'), { kind: 'rejected' }],
      ['a message that is too big', refusal(413, 'Request Entity Too Large'), { kind: 'rejected' }],
      ['its own failure', refusal(500, 'Internal Server Error'), { kind: 'retry', uncertain: true }],
      ['a cut connection', 'reset', { kind: 'retry', uncertain: true }],
      ['a page instead of an answer', 'html', { kind: 'retry', uncertain: true }],
      [
        'a wrong token',
        refusal(401, 'Unauthorized'),
        { kind: 'retry', reason: expect.stringContaining('TELEGRAM_BOT_TOKEN') },
      ],
      [
        'a token of no form',
        refusal(404, 'Not Found'),
        { kind: 'retry', reason: expect.stringContaining('TELEGRAM_BOT_TOKEN') },
      ],
    ])('sorts %s', async (_name, fault, outcome) => {
      server.fail('sendMessage', fault);
      expect(await channel.send(buildDelivery())).toMatchObject(outcome);
    });

    it('waits as long as Telegram wishes', async () => {
      const description = 'Too Many Requests: retry after 7';
      server.fail('sendMessage', { status: 429, description, parameters: { retry_after: 7 } }, 1);
      expect(await channel.send(buildDelivery())).toEqual({
        kind: 'retry',
        reason: `429: ${description}`,
        afterMs: 7000,
        throttled: true,
      });
      server.fail('sendMessage', { status: 429, description }, 1);
      expect(await channel.send(buildDelivery())).toMatchObject({ kind: 'retry', afterMs: 1000 });
    });

    it('does not wait for ever when Telegram is silent', async () => {
      server.fail('sendMessage', 'hang');
      const hasty = buildTelegram(server, { callDeadlineMs: 20 });
      const outcome = await hasty.send(buildDelivery());
      expect(outcome).toEqual({ kind: 'retry', reason: 'sendMessage: no answer within 20 ms', uncertain: true });
    });

    it.each([
      ['nobody listens', 'http://127.0.0.1:9'],
      ['nobody listens at any of several addresses', 'http://localhost:9'],
      ['the name is nobody’s', 'http://telegram.invalid'],
    ])('wants another try when %s, and knows that nothing was sent', async (_name, apiRoot) => {
      const nowhere = buildTelegram({ apiRoot, token: server.token });
      const outcome = await nowhere.send(buildDelivery());
      expect(outcome).toEqual({ kind: 'retry', reason: expect.any(String) });
      expect(JSON.stringify(outcome)).not.toContain('AAfake');
      await expect(nowhere.typing('424242')).resolves.toBeUndefined();
    });

    it('names the message as an edit or reply would', async () => {
      expect(await channel.send(buildDelivery())).toEqual({ kind: 'sent', providerMessageId: '424242/501' });
      expect(server.shown('424242')[0]).toEqual({
        chat_id: '424242',
        text: 'Вы записаны',
        reply_markup: { remove_keyboard: true },
      });
    });

    it('goes on from the part that failed instead of saying the first again', async () => {
      const text = Array.from({ length: 1500 }, (_, n) => `слово${n}`).join(' ');
      const long = buildDelivery({ content: { text } });
      const untilSecond = server.called('sendMessage').then(() => server.fail('sendMessage', 'reset', 1));
      const [outcome] = await Promise.all([channel.send(long), untilSecond]);
      expect(outcome).toMatchObject({ kind: 'retry' });
      expect(server.shown('424242')).toHaveLength(1);
      expect(await channel.send({ ...long, attempt: 2 })).toMatchObject({ kind: 'sent' });
      expect(
        server
          .shown('424242')
          .map((payload) => payload.text)
          .join(''),
      ).toBe(text);
    });

    it('leaves a second between the parts of a long text', async () => {
      const pauses: number[] = [];
      const paced = buildTelegram(server, { pause: async (ms) => void pauses.push(ms) });
      await paced.send(buildDelivery({ content: { text: 'слово '.repeat(2000) } }));
      expect(server.shown('424242')).toHaveLength(3);
      expect(pauses).toEqual([1050, 1050]);
    });

    it('tells its pace: less than a message a second in a chat, and in no second more than 27 in all', () => {
      expect(channel.capabilities.pace).toEqual({
        perChat: { perSecond: expect.closeTo(0.952, 3), burst: 1 },
        perChannel: { perSecond: 24, burst: 3 },
      });
      expect(telegramPace({ perSecond: 1000, chatPerSecond: 21 })).toEqual({
        perChat: { perSecond: 20, burst: 1 },
        perChannel: { perSecond: 800, burst: 100 },
      });
      expect(telegramPace({ perSecond: 1, chatPerSecond: 1 }).perChannel.burst).toBe(1);
    });

    it('refuses a message without visible text by itself', async () => {
      expect(await channel.send(buildDelivery({ content: { text: ' \n' } }))).toMatchObject({ kind: 'rejected' });
      expect(server.calls).toEqual([]);
    });

    it('shows "typing"', async () => {
      await channel.typing('424242');
      expect(server.calls).toEqual([{ method: 'sendChatAction', payload: { chat_id: '424242', action: 'typing' } }]);
    });

    it('reaches a Bot API server that lives under a path', async () => {
      const under = buildTelegram({ apiRoot: `${server.apiRoot}/telegram`, token: server.token });
      await under.send(buildDelivery());
      expect(server.paths.at(-1)).toMatch(/^\/telegram\/bot/);
    });
  });
});
