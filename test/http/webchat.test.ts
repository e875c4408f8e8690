import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { EventBody } from '../../src/domain/event.ts';
import { ProblemView } from '../../src/http/problem.ts';
import { LineView } from '../../src/http/views/line-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { createInboxWriter, rowOf } from '../../src/store/inbox.ts';
import { buildEvent } from '../support/build-event.ts';
import { buildMessage } from '../support/build-message.ts';
import { readEvents } from '../support/read-events.ts';
import { type HttpFixture, NOW, startHttp } from '../support/start-http.ts';

const ROOT = '/api/v1/webchat';

describe('The web chat', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp({ deps: { limits: { chatMessages: 40 } } });
  });
  afterAll(() => http.stop());

  async function openChat(body: object = {}) {
    const response = await http.post(`${ROOT}/sessions`, body);
    expect(response.status).toBe(201);
    const { token } = z.strictObject({ token: z.string() }).parse(await response.json());
    const session = await http.store.webSessions.findOne({ _id: sha256(token) });
    if (!session) throw new Error('The session was not kept.');
    const authorization = `Bearer ${token}`;
    const threadId = `web:main:${session.chatId}`;
    let seq = 0;
    return {
      token,
      session,
      threadId,
      write: (message: unknown) => http.post(`${ROOT}/messages`, message, { authorization }),
      read: async (query = '') => {
        const response = await http.call(`${ROOT}/messages${query}`, { headers: { authorization } });
        return z.array(LineView).parse(await response.json());
      },
      /** The lines of the stream; who leads is told beside them. */
      async follow(lastEventId?: string) {
        const events = await readEvents(
          await http.call(`${ROOT}/events`, {
            headers: { authorization, ...(lastEventId && { 'last-event-id': lastEventId }) },
          }),
        );
        const next = async (): ReturnType<typeof events.next> => {
          const event = await events.next();
          return event.event === 'status' ? next() : event;
        };
        return { ...events, next };
      },
      /** Writes a line as the engine would, and tells of it. */
      async say(overrides: Parameters<typeof buildMessage>[0] = {}) {
        seq += 1;
        const message = buildMessage({
          id: `${session.chatId}-${seq}`,
          seq,
          dialogId: session.chatId,
          threadId,
          ...overrides,
        });
        await http.store.messages.insertOne(toDocument(message));
        const { id: messageId, author } = message;
        const body: EventBody =
          author === 'customer'
            ? { type: 'message_received', messageId, seq }
            : { type: 'message_sent', messageId, author, responseMs: null, first: false };
        http.engine.publish(buildEvent(body, { threadId }));
        return message.id;
      },
    };
  }

  describe('opening', () => {
    it.each([
      ['locale', { locale: 'de' }],
      ['locale', { locale: { $ne: null } }],
      ['source', { source: 'x'.repeat(201) }],
      ['source', { source: { $gt: '' } }],
      ['utm', { utm: 'vk' }],
      ['utm.utm_source', { utm: { utm_source: { $ne: 1 } } }],
    ])('is refused for a wrong %s', async (field, body) => {
      const response = await http.post(`${ROOT}/sessions`, body);
      expect(response.status).toBe(400);
      expect(ProblemView.parse(await response.json()).errors).toEqual([
        { path: `body.${field}`, reason: expect.any(String) },
      ]);
    });

    it('gives a long random token, of which only the digest is kept', async () => {
      const { token, session } = await openChat({
        locale: 'en',
        utm: { utm_source: 'vk' },
        source: 'qr',
        role: 'owner',
      });
      expect(token).toMatch(/^[\w-]{43}$/);
      expect(session).toEqual({
        _id: sha256(token),
        chatId: expect.any(String),
        locale: 'en',
        origin: { source: 'qr', utm: { utm_source: 'vk' } },
        createdAt: NOW,
      });
      expect(JSON.stringify(session)).not.toContain(token);
    });

    it('keeps of odd labels what can be kept, rather than turn a customer away', async () => {
      const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`label${n}`, 'x']));
      const odd = { $where: 'sleep(1000)', 'a.b': 'c', utm_кампания: 'осень' };
      const { session } = await openChat({ utm: { ...odd, utm_source: 'vk', ...many }, source: ' ' });
      const { utm = {} } = session.origin;
      expect(Object.keys(session.origin)).toEqual(['utm']);
      expect(Object.keys(utm)).toHaveLength(20);
      expect(Object.keys(utm).slice(0, 2)).toEqual(['utm_source', 'label0']);
    });

    it('needs no body; the language is then that of the business', async () => {
      const response = await http.call(`${ROOT}/sessions`, { method: 'POST' });
      expect(response.status).toBe(201);
      expect(await http.store.webSessions.countDocuments({ locale: 'ru', origin: {} })).toBeGreaterThan(0);
    });

    it('is limited per address', async () => {
      const strict = await startHttp({ deps: { limits: { newChats: 2 } } });
      const statuses = [];
      for (let n = 0; n < 3; n += 1) statuses.push((await strict.post(`${ROOT}/sessions`, {})).status);
      expect(statuses).toEqual([201, 201, 429]);
      await strict.stop();
    });

    it('shows whose chat it is', async () => {
      expect(await (await http.call(`${ROOT}/info`)).json()).toEqual({ name: { ru: 'Салон', en: 'Salon' } });
    });
  });

  describe('writing', () => {
    it.each([
      ['body.text', { id: 'm1', text: '' }],
      ['body.text', { id: 'm1', text: ' \n\t ' }],
      ['body.text', { id: 'm1' }],
      ['body.text', { id: 'm1', text: { $gt: '' } }],
      ['body.text', { id: 'm1', text: 'я'.repeat(10_001) }],
      ['body.id', { text: 'Привет' }],
      ['body.id', { id: '', text: 'Привет' }],
      ['body.id', { id: 'a/b', text: 'Привет' }],
      ['body.id', { id: 'x'.repeat(65), text: 'Привет' }],
      ['body.id', { id: { $ne: null }, text: 'Привет' }],
      ['body.payload', { id: 'm1', payload: ['yes'] }],
      ['body', []],
    ])('is refused with the field %s named', async (path, message) => {
      const { write } = await openChat();
      const before = http.engine.received.length;
      const response = await write(message);
      expect(response.status).toBe(400);
      expect(ProblemView.parse(await response.json()).errors?.[0]?.path).toBe(path);
      expect(http.engine.received).toHaveLength(before);
    });

    it('of 100 kB is refused as too large', async () => {
      const { write } = await openChat();
      expect((await write({ id: 'm1', text: 'a'.repeat(102_400) })).status).toBe(413);
    });

    it.each(['👍', '‏שלום', '<script>alert(1)</script>', '{"$gt":""}', '/start', 'a\u0000b', 'я'.repeat(10_000)])(
      'takes %p as the text that it is',
      async (text) => {
        const { write, session } = await openChat({ locale: 'en', source: 'qr' });
        const response = await write({ id: 'm-1', text });
        expect([response.status, await response.json()]).toEqual([202, { id: 'm-1' }]);
        expect(http.engine.received.at(-1)).toMatchObject({
          externalId: `${session.chatId}/m-1`,
          chatId: session.chatId,
          profile: { locale: 'en' },
          origin: { source: 'qr' },
          content: { kind: 'text', text: expect.any(String) },
          raw: { id: 'm-1', text },
        });
      },
    );

    it('takes a pressed button', async () => {
      const { write } = await openChat();
      expect((await write({ id: 'm1', payload: 'yes', label: 'Да' })).status).toBe(202);
      expect(http.engine.received.at(-1)?.content).toEqual({ kind: 'button', payload: 'yes', label: 'Да' });
    });

    it('of the same id again is accepted and is one message', async () => {
      const { write } = await openChat();
      const before = http.engine.received.length;
      expect((await write({ id: 'same', text: 'Привет' })).status).toBe(202);
      expect((await write({ id: 'same', text: 'Привет' })).status).toBe(202);
      expect(http.engine.received).toHaveLength(before + 1);
    });

    it('asks to try again when the message cannot be kept', async () => {
      const { write } = await openChat();
      http.engine.isStoring = false;
      const response = await write({ id: 'm1', text: 'Привет' });
      http.engine.isStoring = true;
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('5');
      expect(JSON.stringify(await response.json())).not.toContain('primary');
      expect((await write({ id: 'm1', text: 'Привет' })).status).toBe(202);
    });

    it('is limited per chat, not per address', async () => {
      const [busy, other] = [await openChat(), await openChat()];
      const statuses = new Set<number>();
      for (let n = 0; n < 41; n += 1) statuses.add((await busy.write({ id: `m${n}`, text: 'спам' })).status);
      expect([...statuses]).toEqual([202, 429]);
      expect((await other.write({ id: 'm1', text: 'Привет' })).status).toBe(202);
    });
  });

  describe('reading', () => {
    it('shows a chat only to whom it belongs', async () => {
      const [mine, other] = [await openChat(), await openChat()];
      await mine.say({ text: 'Только для вас' });
      expect(await other.read()).toEqual([]);
      expect((await mine.read()).map((line) => line.text)).toEqual(['Только для вас']);
    });

    it('refuses what is no place in the chat', async () => {
      const { token } = await openChat();
      const headers = { authorization: `Bearer ${token}` };
      for (const query of ['?after[$ne]=1', '?after=', '?after=a&after=b', '?since=a']) {
        expect((await http.call(`${ROOT}/messages${query}`, { headers })).status).toBe(400);
      }
    });

    it('goes on after a line, and shows neither notes nor what is still to be sent', async () => {
      const { say, read, threadId } = await openChat();
      await say({ author: 'customer', id: `${threadId}/mine` });
      const answer = await say({ text: 'Ответ' });
      await say({ author: 'operator', delivery: { state: 'private' }, text: 'Заметка' });
      await say({ author: 'operator', delivery: { state: 'queued' } });
      expect((await read()).map((line) => line.id)).toEqual(['mine', answer]);
      expect((await read('?after=mine')).map((line) => line.text)).toEqual(['Ответ']);
      expect(await read(`?after=${answer}`)).toEqual([]);
      expect(await read('?after=unknown')).toHaveLength(2);
    });

    it('has nothing yet after a message that is still being read', async () => {
      const { say, read, write } = await openChat();
      await say({ text: 'Здравствуйте' });
      await write({ id: 'fresh', text: 'Привет' });
      const incoming = http.engine.received.at(-1);
      if (!incoming) throw new Error('Nothing was received.');
      await createInboxWriter(http.store)(rowOf(incoming, NOW));
      expect(await read('?after=fresh')).toEqual([]);
    });
  });

  describe('following', () => {
    afterEach(async () => {
      // A closed reader is let go a moment later.
      while (http.engine.followers() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    });

    it('sends each line once, as it becomes visible, with its id', async () => {
      const { say, follow, threadId } = await openChat();
      const events = await follow();
      await say({ author: 'customer', id: `${threadId}/mine`, text: 'Привет' });
      expect(await events.next()).toMatchObject({
        event: 'message',
        id: 'mine',
        data: { author: 'customer', text: 'Привет' },
      });
      const first = await say({ text: 'Один' });
      const second = await say({ text: 'Два' });
      expect([(await events.next()).id, (await events.next()).id]).toEqual([first, second]);
      events.close();
    });

    it('resumes after the last line that the reader has', async () => {
      const { say, follow } = await openChat();
      const first = await say();
      const missed = await say();
      const events = await follow(first);
      expect((await events.next()).id).toBe(missed);
      const next = await say();
      expect((await events.next()).id).toBe(next);
      events.close();
    });

    it('reads on after the stream of events was cut', async () => {
      const { say, follow, threadId, session } = await openChat();
      const events = await follow(await say());
      await new Promise((resolve) => setTimeout(resolve, 50));
      // Written without a word to this process.
      await http.store.messages.insertOne(
        toDocument(buildMessage({ id: 'unheard', seq: 9, dialogId: session.chatId, threadId })),
      );
      http.engine.reset();
      expect((await events.next()).id).toBe('unheard');
      events.close();
    });

    it('tells nothing of other chats', async () => {
      const [mine, other] = [await openChat(), await openChat()];
      const events = await mine.follow();
      await other.say({ text: 'Чужое' });
      await mine.say({ text: 'Своё' });
      expect((await events.next()).data).toMatchObject({ text: 'Своё' });
      events.close();
    });
  });

  describe('on other people’s sites', () => {
    const SITE = 'https://salon.example';
    const asSite = (path: string, init: RequestInit = {}) =>
      http.call(`${ROOT}${path}`, { ...init, headers: { origin: SITE, ...init.headers } });
    const save = (body: object) =>
      http.asApi('/api/v1/settings/widget', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });

    it('answers a page of any site while none is named, and lets it read when to come again', async () => {
      const asked = await asSite('/messages', {
        method: 'OPTIONS',
        headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
      });
      expect(asked.status).toBe(204);
      expect(asked.headers.get('access-control-allow-headers')).toContain('Authorization');
      const answer = await asSite('/config');
      expect(answer.headers.get('access-control-allow-origin')).toBe(SITE);
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      expect(answer.headers.get('access-control-expose-headers')).toContain('Retry-After');
      expect(answer.headers.get('cache-control')).toContain('max-age=60');
      expect(await answer.json()).toMatchObject({
        name: { ru: 'Салон', en: 'Salon' },
        messengers: [],
        color: '#5b5bd6',
      });
    });

    it('refuses a site that is not among those named, in words that its page may read', async () => {
      expect((await save({ sites: ['https://*.salon.example/', 'HTTPS://Other.example'] })).status).toBe(200);
      for (const [origin, status] of [
        [SITE, 403],
        ['https://www.salon.example', 200],
        ['http://www.salon.example', 403],
        ['https://evil-salon.example', 403],
        ['https://other.example', 200],
        ['null', 403],
      ] as const) {
        const answer = await asSite('/config', { headers: { origin } });
        expect([origin, answer.status]).toEqual([origin, status]);
        expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
      }
      const refused = ProblemView.parse(await (await asSite('/config')).json());
      expect(refused.detail).toContain(`This chat may not stand on ${SITE}`);
      expect((await asSite('/sessions', { method: 'POST' })).status).toBe(403);
      expect(
        await (await asSite('/config', { headers: { origin: 'https://other.example' } })).json(),
      ).not.toHaveProperty('sites');
      await save({ sites: [] });
    });

    it('lets no other page near the rest of the API', async () => {
      const answer = await http.call('/api/v1/settings/widget', { headers: { origin: SITE } });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    });

    it.each([
      ['color', { color: 'red' }],
      ['logo', { logo: 'data:image/svg+xml;base64,PHN2Zz4=' }],
      ['logo', { logo: `data:image/png;base64,${'A'.repeat(20_001)}` }],
      ['sites.0', { sites: ['salon.example/path'] }],
      ['locales', { locales: [] }],
      ['openAfter', { openAfter: -1 }],
      ['messengers.0', { messengers: ['icq'] }],
    ])('keeps no wrong %s', async (path, body) => {
      const answer = await save(body);
      expect(answer.status).toBe(400);
      expect(ProblemView.parse(await answer.json()).errors?.[0]?.path).toBe(`body.${path}`);
    });

    it('is dressed by those who manage, and shown to all of the team', async () => {
      const cookie = await http.cookieOf('operator');
      const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
      expect((await http.call('/api/v1/settings/widget', { headers })).status).toBe(200);
      const change = { method: 'PATCH', headers, body: JSON.stringify({ color: '#000000' }) };
      expect((await http.call('/api/v1/settings/widget', change)).status).toBe(403);
    });

    it('offers no messenger that is not connected', async () => {
      const { token } = await openChat();
      const headers = { authorization: `Bearer ${token}` };
      expect((await http.post(`${ROOT}/crossings`, { to: 'telegram' }, headers)).status).toBe(409);
      expect((await http.post(`${ROOT}/crossings`, { to: 'icq' }, headers)).status).toBe(400);
      expect((await http.post(`${ROOT}/crossings`, { to: 'telegram' })).status).toBe(401);
    });
  });

  it('hands its script to any site, packed, and once', async () => {
    const answer = await http.call('/widget.js', { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': 'text/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
    });
    expect(await answer.text()).toBe('"widget";');
    const etag = answer.headers.get('etag') ?? '';
    const again = await http.call('/widget.js', { headers: { 'accept-encoding': 'gzip', 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
