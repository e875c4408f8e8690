import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TelegramOptions } from '../../../src/channels/telegram/telegram-channel.ts';
import type { Channel, Receive } from '../../../src/engine/ports.ts';
import { type FakeTelegram, startFakeTelegram } from '../../support/fake-telegram.ts';
import { buttonUpdate, textUpdate } from '../../support/fake-telegram-updates.ts';
import { createFakeInbox, type FakeInbox } from '../inbox.ts';
import { soon } from '../soon.ts';
import { buildTelegram, readableLog } from './build-telegram.ts';

let server: FakeTelegram;
let inbox: FakeInbox;
let channel: Channel;
let pauses: number[];

describe('a bot that polls', () => {
  beforeEach(async () => {
    server = await startFakeTelegram();
    inbox = createFakeInbox();
    pauses = [];
  });
  afterEach(async () => {
    await channel.stop();
    await server.close();
  });

  async function startPolling(
    overrides: Partial<TelegramOptions> = {},
    receive: Receive = inbox.receive,
  ): Promise<void> {
    const pause: TelegramOptions['pause'] = (ms, signal) => {
      pauses.push(ms);
      return soon(ms, signal);
    };
    channel = buildTelegram(server, { pause, ...overrides });
    await channel.start(receive, inbox.setAside, inbox.takeReport);
  }
  const textsOf = (all: { content: { kind: string } }[]) =>
    all.map(({ content }) => ('text' in content ? content.text : ''));

  describe('Telegram polling', () => {
    it('takes a webhook away first, without dropping what waits, and asks only for what it handles', async () => {
      await startPolling({ pollTimeoutSeconds: 25 });
      const { payload } = await server.called('getUpdates');
      expect(payload).toEqual({ timeout: 25, allowed_updates: ['message', 'edited_message', 'callback_query'] });
      expect(server.calls.map(({ method }) => method)).toEqual(['deleteWebhook', 'getUpdates']);
      expect(server.calls[0]?.payload).toEqual({ drop_pending_updates: false });
    });

    it('hands updates over one by one and confirms them only when all are durable', async () => {
      const gates: (() => void)[] = [];
      const begun: string[] = [];
      const [first, second] = [server.push(textUpdate('раз')), server.push(textUpdate('два'))];
      let secondBegun: () => void = () => undefined;
      const untilSecond = new Promise<void>((resolve) => {
        secondBegun = resolve;
      });
      await startPolling({}, async (incoming) => {
        begun.push(incoming.externalId);
        if (begun.length === 2) secondBegun();
        await new Promise<void>((resolve) => {
          gates.push(resolve);
          if (gates.length === 1) setImmediate(resolve);
        });
        return { kind: 'stored' };
      });
      await untilSecond;
      expect(begun).toEqual([String(first), String(second)]);
      expect(server.pending()).toEqual([first, second]);
      expect(server.callsOf('getUpdates')).toHaveLength(1);
      gates[1]?.();
      expect((await server.called('getUpdates', 2)).payload.offset).toBe(second + 1);
      expect(server.pending()).toEqual([]);
    });

    it('confirms nothing that could not be stored, waiting longer each time', async () => {
      inbox.refuse(4);
      const id = server.push(textUpdate('важное'));
      await startPolling();
      await inbox.arrived(1);
      expect(server.callsOf('getUpdates')).toHaveLength(1);
      expect(pauses).toEqual([375, 750, 1500, 3000]);
      expect((await server.called('getUpdates', 2)).payload.offset).toBe(id + 1);
    });

    it('keeps aside what no turn can take, confirms it and goes on', async () => {
      const broken = server.push({ message: 'нет' });
      const other = server.push({ poll_answer: {} });
      const deep = server.push({ ...textUpdate('глубоко'), more: JSON.parse('['.repeat(150) + ']'.repeat(150)) });
      server.push(textUpdate('дальше'));
      await startPolling();
      expect(textsOf(await inbox.arrived(1))).toEqual(['дальше']);
      await server.idle();
      expect(server.pending()).toEqual([]);
      expect(inbox.asides).toMatchObject([
        {
          externalId: String(broken),
          order: broken,
          why: 'malformed',
          reason: 'message: expected object, received string',
          raw: { update_id: broken, message: 'нет' },
        },
        { externalId: String(other), order: other, why: 'ignored', reason: 'an update of another kind' },
        { externalId: String(deep), why: 'malformed', reason: 'nested more than 100 levels deep' },
      ]);
    });

    it('confirms what it sets aside only once it is durable', async () => {
      inbox.refuse(2);
      const id = server.push({ poll_answer: {} });
      await startPolling();
      expect((await server.called('getUpdates', 2)).payload.offset).toBe(id + 1);
      expect(inbox.refusals()).toBe(2);
      expect(inbox.asides).toHaveLength(1);
    });

    it('keeps what has no number under its digest, once, however often it comes', async () => {
      server.push({ update_id: '7', message: {} });
      await startPolling();
      await server.called('getUpdates', 3);
      expect(inbox.asides).toMatchObject([{ externalId: expect.stringMatching(/^sha256:[0-9a-f]{64}$/), order: null }]);
    });

    it('follows Telegram when it starts numbering anew after a quiet week', async () => {
      await startPolling({ pollTimeoutSeconds: 0 });
      server.push({ update_id: 5_000_000, ...textUpdate('раньше') });
      await inbox.arrived(1);
      for (let n = 1, confirmed = false; ; n += 1) {
        const { offset } = (await server.called('getUpdates', n)).payload;
        if (confirmed && offset === undefined) break;
        confirmed ||= offset === 5_000_001;
      }
      server.push({ update_id: 10, ...textUpdate('через неделю') });
      expect(textsOf(await inbox.arrived(2))).toEqual(['раньше', 'через неделю']);
    });

    it('does not hammer a server that answers empty at once', async () => {
      await startPolling({ pollTimeoutSeconds: 0 });
      await server.called('getUpdates', 3);
      expect(pauses.slice(0, 2)).toEqual([200, 200]);
    });

    it.each([
      ['another process polls', { status: 409, description: 'Conflict: terminated by other getUpdates request' }, 3750],
      [
        'Telegram is throttling',
        { status: 429, description: 'Too Many Requests', parameters: { retry_after: 7 } },
        7000,
      ],
      ['Telegram is broken', { status: 502, description: 'Bad Gateway' }, 375],
      ['Telegram finds fault with the call', { status: 400, description: 'Bad Request' }, 375],
      ['the connection is cut', 'reset', 375],
      ['a proxy answers instead', 'html', 375],
      ['the token is not accepted', { status: 401, description: 'Unauthorized' }, 45_000],
    ] as const)('goes on when %s', async (_name, fault, waitMs) => {
      server.fail('getUpdates', fault, 2);
      server.push(textUpdate('я здесь'));
      await startPolling();
      expect(textsOf(await inbox.arrived(1))).toEqual(['я здесь']);
      expect(pauses[0]).toBe(waitMs);
    });

    it('takes over from another poller that has ended', async () => {
      const other = buildTelegram(server);
      await other.start(inbox.receive, inbox.setAside, inbox.takeReport);
      await server.called('getUpdates');
      await other.stop();
      await startPolling();
      await server.idle();
      server.push(textUpdate('кто тут?'));
      expect(textsOf(await inbox.arrived(1))).toEqual(['кто тут?']);
    });

    it('names TELEGRAM_BOT_TOKEN when the token is wrong, and never the token itself, whatever fails', async () => {
      const { log, lines } = readableLog();
      server.fail('deleteWebhook', { status: 401, description: 'Unauthorized' }, 2);
      server.fail('getUpdates', 'html', 1);
      server.fail('sendMessage', 'html');
      await startPolling({ log });
      await server.called('getUpdates', 2);
      server.fail('getUpdates', 'reset', 1);
      await server.called('getUpdates', 3);
      const outcome = await channel.send({
        messageId: 'm',
        chatId: '1',
        content: { text: 'а' },
        locale: 'ru',
        attempt: 1,
      });
      expect(lines()).toContain('TELEGRAM_BOT_TOKEN');
      expect(lines() + JSON.stringify(outcome)).not.toContain('AAfake');
      expect(outcome).toMatchObject({ kind: 'retry', reason: expect.stringContaining('/bot[token]/') });
    });

    it('polls only while it has the word, and waits when nobody can say who has', async () => {
      const words = [false, new Error('the database is away'), true];
      const leases: number[] = [];
      const claimPolling = async (leaseMs: number) => {
        leases.push(leaseMs);
        const word = words.shift() ?? true;
        if (word instanceof Error) throw word;
        return word;
      };
      await startPolling({ claimPolling });
      await server.called('getUpdates');
      expect(pauses).toEqual([5000, 5000]);
      expect(leases).toEqual([23_000, 23_000, 23_000]);
    });

    it('leaves an update that it could not store to the process that has the word now', async () => {
      let asked = 0;
      let thrice: () => void = () => undefined;
      const askedThrice = new Promise<void>((resolve) => {
        thrice = resolve;
      });
      inbox.refuse(10);
      const id = server.push(textUpdate('важное'));
      await startPolling({
        claimPolling: async () => {
          asked += 1;
          if (asked === 4) thrice();
          return asked === 1;
        },
      });
      await askedThrice;
      expect(inbox.refusals()).toBe(1);
      expect(server.pending()).toEqual([id]);
      expect(server.callsOf('getUpdates')).toHaveLength(1);
    });

    it('stops the spinner of a pressed button once the press is durable, and not before', async () => {
      inbox.refuse(1);
      server.fail('answerCallbackQuery', { status: 400, description: 'Bad Request: query is too old' });
      server.push(buttonUpdate('slot:15', '15:00'));
      let callsBefore = -1;
      await startPolling({}, async (incoming) => {
        const received = await inbox.receive(incoming);
        callsBefore = server.callsOf('answerCallbackQuery').length;
        return received;
      });
      expect((await server.called('answerCallbackQuery')).payload).toEqual({ callback_query_id: '1822023420' });
      expect(callsBefore).toBe(0);
      server.push(textUpdate('дальше'));
      await inbox.arrived(2);
    });

    it('takes nothing more after it stopped, and leaves it unconfirmed', async () => {
      await startPolling();
      await server.idle();
      await channel.stop();
      const id = server.push(textUpdate('поздно'));
      expect(inbox.arrivals).toEqual([]);
      expect(server.pending()).toEqual([id]);
    });

    it('stops also while Telegram and the database hang', async () => {
      server.fail('sendMessage', 'hang');
      server.push(textUpdate('привет'));
      let begun: () => void = () => undefined;
      const receiving = new Promise<void>((resolve) => {
        begun = resolve;
      });
      await startPolling({}, () => {
        begun();
        return new Promise(() => undefined);
      });
      const sending = channel.send({ messageId: 'm', chatId: '1', content: { text: 'а' }, locale: 'ru', attempt: 1 });
      await Promise.all([receiving, server.called('sendMessage')]);
      await channel.stop();
      const reason = 'sendMessage: the channel is stopping';
      expect(await sending).toEqual({ kind: 'retry', reason, uncertain: true });
      expect(
        await channel.send({ messageId: 'n', chatId: '1', content: { text: 'а' }, locale: 'ru', attempt: 1 }),
      ).toEqual({
        kind: 'retry',
        reason,
      });
    });
  });
});
