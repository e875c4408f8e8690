import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel } from '../../../src/engine/ports.ts';
import { type FakeTelegram, startFakeTelegram } from '../../support/fake-telegram.ts';
import { textUpdate } from '../../support/fake-telegram-updates.ts';
import { createFakeInbox, type FakeInbox } from '../inbox.ts';
import { buildTelegram, readableLog } from './build-telegram.ts';

let server: FakeTelegram;
let inbox: FakeInbox;
let channel: Channel;
let secret: string;

const PUBLIC = { publicUrl: 'https://salon.example' };
const UPDATE = JSON.stringify({ update_id: 1001, ...textUpdate('привет') });

describe('a bot that is called', () => {
  beforeEach(async () => {
    server = await startFakeTelegram();
    inbox = createFakeInbox();
    channel = buildTelegram(server, PUBLIC);
    await channel.start(inbox.receive, inbox.setAside, inbox.takeReport);
    secret = (await server.called('setWebhook')).payload.secret_token ?? '';
  });
  afterEach(async () => {
    await channel.stop();
    await server.close();
  });

  async function post(body: string | Buffer, given: string | undefined = secret): Promise<number | undefined> {
    const headers = { 'x-telegram-bot-api-secret-token': given };
    return (await channel.webhook?.({ headers, body: Buffer.from(body) }))?.status;
  }

  describe('Telegram webhook', () => {
    it('tells Telegram where to call, with a secret, and does not poll', async () => {
      expect(server.calls).toEqual([
        {
          method: 'setWebhook',
          payload: {
            url: `https://salon.example/webhooks/telegram/${channel.webhookPath}`,
            secret_token: expect.stringMatching(/^[\w-]{43}$/),
            allowed_updates: ['message', 'edited_message', 'callback_query'],
            drop_pending_updates: false,
          },
        },
      ]);
      expect(channel.webhookPath).toMatch(/^[\w-]{32}$/);
    });

    it('derives path and secret: the same after a restart, others for another bot or installation', async () => {
      const pathOf = (token: string, overrides = {}) =>
        buildTelegram({ apiRoot: server.apiRoot, token }, { ...PUBLIC, ...overrides }).webhookPath;
      expect(pathOf(server.token)).toBe(channel.webhookPath);
      expect(pathOf('7000001:other')).not.toBe(channel.webhookPath);
      expect(pathOf(server.token, { webhookSecret: 'another' })).not.toBe(channel.webhookPath);
      expect(secret).not.toContain(channel.webhookPath);
      expect(`${channel.webhookPath}${secret}`).not.toContain('AAfake');
    });

    it('has no path when there is no public address', () => {
      expect(buildTelegram(server).webhookPath).toBeNull();
    });

    it('tries again until Telegram agrees, and says what to check', async () => {
      const { log, lines } = readableLog();
      server.fail(
        'setWebhook',
        { status: 400, description: 'Bad Request: bad webhook: HTTPS url must be provided' },
        2,
      );
      const other = buildTelegram(server, { ...PUBLIC, log });
      await other.start(inbox.receive, inbox.setAside, inbox.takeReport);
      await server.called('setWebhook', 4);
      await other.stop();
      expect(lines()).toContain('PUBLIC_URL');
      expect(lines()).not.toContain('AAfake');
    });

    it.each([
      ['no secret', () => ''],
      ['a wrong secret', () => 'wrong'],
      ['a part of the secret', () => secret.slice(0, -1)],
      ['a longer secret', () => `${secret}x`],
      ['the secret in capitals', () => secret.toUpperCase()],
    ])('refuses %s before it looks at the body', async (_name, given) => {
      expect(await post(UPDATE, given())).toBe(401);
      expect(await post('{', given())).toBe(401);
      expect((await channel.webhook?.({ headers: {}, body: Buffer.from(UPDATE) }))?.status).toBe(401);
      expect(inbox.arrivals).toEqual([]);
    });

    it('refuses a body over 1 MB', async () => {
      expect(await post(Buffer.alloc(1024 * 1024 + 1, ' '))).toBe(413);
    });

    it.each([
      ['', 'an empty body'],
      ['{', 'not JSON'],
      ['null', 'update: expected object, received null'],
      ['[]', 'update: expected object, received array'],
      ['5', 'update: expected object, received number'],
      ['"text"', 'update: expected object, received string'],
      ['{}', 'update_id: expected number, received undefined'],
      ['{"update_id":"1"}', 'update_id: expected number, received string'],
      ['{"update_id":1e300}', expect.stringContaining('update_id: ')],
      ['[['.repeat(20_000), 'not JSON'],
      ['['.repeat(20_000) + ']'.repeat(20_000), 'nested more than 100 levels deep'],
    ])('keeps aside under its digest what is no update, and answers 200: %.40s', async (body, reason) => {
      expect(await post(body)).toBe(200);
      expect(await post(body)).toBe(200);
      const externalId = `sha256:${createHash('sha256').update(body).digest('hex')}`;
      expect(inbox.asides).toMatchObject([{ externalId, order: null, why: 'malformed', reason }]);
      expect(inbox.arrivals).toEqual([]);
    });

    it.each([
      ['{"update_id":1,"message":null}', 'message: expected object, received null'],
      [
        '{"update_id":1,"message":{"text":{"$gt":""}}}',
        expect.stringContaining('message.text: expected string, received'),
      ],
      ['{"update_id":1,"callback_query":[]}', 'callback_query: expected object, received array'],
      ['{"update_id":-1}', expect.stringContaining('update_id: ')],
      [`{"update_id":1,"message":${'['.repeat(20_000)}1${']'.repeat(20_000)}}`, 'nested more than 100 levels deep'],
    ])('keeps aside under its number what cannot be read, and answers 200: %.60s', async (body, reason) => {
      expect(await post(body)).toBe(200);
      const order = Number(/-?1/.exec(body)?.[0]);
      expect(inbox.asides).toMatchObject([{ externalId: String(order), order, why: 'malformed', reason }]);
      expect(inbox.asides[0]?.raw).toMatchObject({ update_id: order });
    });

    it('keeps aside bytes that are no text, cut at 64 kB, each under its own digest', async () => {
      expect(await post(Buffer.from([0xff, 0xfe, 0x00]))).toBe(200);
      expect(await post(Buffer.alloc(200_000, 0xff))).toBe(200);
      expect(await post(Buffer.alloc(200_001, 0xff))).toBe(200);
      expect(inbox.asides).toMatchObject([{ reason: 'not UTF-8' }, { reason: 'not UTF-8' }, { reason: 'not UTF-8' }]);
      expect(inbox.asides[1]?.raw).toHaveLength(64 * 1024);
    });

    it('says in the reason nothing of what the customer wrote', async () => {
      await post(
        '{"update_id":1,"message":{"message_id":1,"date":"tomorrow","chat":{"id":1,"type":"private"},"text":["secret"]}}',
      );
      expect(inbox.asides[0]?.reason).toBe(
        'message.date: expected number, received string; message.text: expected string, received array',
      );
    });

    it('answers 200 only after the update is durable', async () => {
      expect(await post(UPDATE)).toBe(200);
      expect(inbox.arrivals).toHaveLength(1);
      expect(await post(UPDATE)).toBe(200);
    });

    it('answers 503 when it is not, so that Telegram sends it again', async () => {
      inbox.refuse(1);
      expect(await post(UPDATE)).toBe(503);
      expect(await post(UPDATE)).toBe(200);
      inbox.refuse(2);
      expect(await post('{"update_id":1}')).toBe(503);
      expect(await post('{')).toBe(503);
      expect(await post('{')).toBe(200);
      expect(inbox.asides).toHaveLength(1);
    });

    it('answers 503 before it has started and after it has stopped', async () => {
      await channel.stop();
      expect(await post(UPDATE)).toBe(503);
      channel = buildTelegram(server, PUBLIC);
      expect(await post(UPDATE)).toBe(503);
    });

    it('keeps aside what is not for us and answers 200, so that it never comes again', async () => {
      const group = textUpdate('всем привет', { chat: { id: -100500, type: 'group', title: 'Соседи' } });
      expect(await post(JSON.stringify({ update_id: 1002, ...group }))).toBe(200);
      expect(await post('{"update_id":1003,"poll_answer":{}}')).toBe(200);
      expect(inbox.arrivals).toEqual([]);
      expect(inbox.asides).toMatchObject([
        { externalId: '1002', order: 1002, why: 'ignored', reason: 'not a private chat', raw: { update_id: 1002 } },
        { externalId: '1003', order: 1003, why: 'ignored', reason: 'an update of another kind' },
      ]);
    });
  });
});
