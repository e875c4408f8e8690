import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { NewApiKeyView } from '../../src/http/views/api-key-view.ts';
import { type HttpFixture, NOW, startHttp } from '../support/start-http.ts';
import { until } from '../support/until.ts';

const KEYS = '/api/v1/api-keys';
const JSON_TYPE = { 'content-type': 'application/json' };

describe('Programs', () => {
  let http: HttpFixture;
  let owner: string;
  /** What the server takes for now. */
  let now = NOW;
  beforeAll(async () => {
    http = await startHttp({ env: { API_REQUESTS_PER_MINUTE: '40' }, deps: { clock: { now: () => now } } });
    owner = await http.cookieOf('owner');
  });
  afterAll(() => http.stop());

  const asOwner = (path: string, body?: object) =>
    http.call(path, {
      method: body ? 'POST' : 'GET',
      headers: { cookie: owner, ...JSON_TYPE },
      ...(body && { body: JSON.stringify(body) }),
    });
  const make = async (wanted: object) => {
    const answer = await asOwner(KEYS, { name: 'Warehouse', rights: ['read'], ...wanted });
    expect(answer.status).toBe(201);
    return NewApiKeyView.parse(await answer.json());
  };
  const as = (key: string, path: string, method = 'GET', body?: object) =>
    http.call(path, {
      method,
      headers: { authorization: `Bearer ${key}`, ...JSON_TYPE },
      ...(body && { body: JSON.stringify(body) }),
    });
  const detailOf = async (response: Response) => z.object({ detail: z.string() }).parse(await response.json()).detail;

  describe('with keys', () => {
    it('are shown once, and kept as a digest only', async () => {
      const { key, apiKey } = await make({ name: ' Warehouse ' });
      expect(key).toMatch(/^vrk_[\w-]{49}$/);
      expect(apiKey).toMatchObject({ name: 'Warehouse', ending: key.slice(-4), rights: ['read'], areas: null });
      const list = await (await asOwner(KEYS)).text();
      expect(list).toContain(apiKey.id);
      expect(list).not.toContain(key);
      const kept = await http.store.apiKeys.findOne({ _id: apiKey.id });
      expect(JSON.stringify(kept)).not.toContain(key);
      expect(kept?.digest).toBe(createHash('sha256').update(key).digest('hex'));
      expect(http.logged()).not.toContain(key);
    });

    it('may do what they were given, and nothing else', async () => {
      const { key } = await make({ rights: ['read'] });
      expect((await as(key, '/api/v1/dialogs')).status).toBe(200);
      const refused = await as(key, '/api/v1/contacts', 'POST', { name: 'Анна' });
      expect(refused.status).toBe(403);
      expect(await detailOf(refused)).toBe('This API key does not include the right to act.');
      // None of the rights includes another.
      const { key: blind } = await make({ rights: ['act'] });
      expect((await as(blind, '/api/v1/dialogs')).status).toBe(403);
      expect((await as(blind, '/api/v1/contacts', 'POST', { name: 'Анна' })).status).toBe(201);
    });

    it('are good for the parts of the API that they were made for, and can always ask what they are good for', async () => {
      const { key } = await make({ rights: ['act', 'read'], areas: ['figures', 'contacts'] });
      expect((await as(key, '/api/v1/contacts')).status).toBe(200);
      const refused = await as(key, '/api/v1/dialogs');
      expect(refused.status).toBe(403);
      expect(await detailOf(refused)).toBe('This API key is not good for dialogs: it was made for contacts, figures.');
      // Files go another way than all the rest.
      expect((await as(key, '/api/v1/sessions.jsonl?from=2026-11-01')).status).toBe(403);
      expect((await as(key, '/api/v1/kpis.csv')).status).toBe(200);
      expect(await (await as(key, `${KEYS}/current`)).json()).toEqual({
        name: 'Warehouse',
        rights: ['read', 'act'],
        areas: ['contacts', 'figures'],
      });
    });

    it('make no keys, also with all rights: only an owner who has signed in does', async () => {
      const { key } = await make({ rights: ['read', 'act', 'repair', 'manage', 'own'] });
      expect((await as(key, KEYS)).status).toBe(200);
      const wanted = { name: 'Successor', rights: ['read'] };
      expect((await as(key, KEYS, 'POST', wanted)).status).toBe(403);
      expect(
        (await http.asApi(KEYS, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(wanted) })).status,
      ).toBe(403);
      const admin = await http.cookieOf('admin');
      const headers = { cookie: admin, ...JSON_TYPE };
      expect((await http.call(KEYS, { method: 'POST', headers, body: JSON.stringify(wanted) })).status).toBe(403);
    });

    it('make nobody, and take nobody’s account, who may do more than they', async () => {
      const { key } = await make({ rights: ['read', 'act', 'manage'] });
      const person = (email: string, role: string) => ({ email, name: 'New', role });
      expect((await as(key, '/api/v1/team', 'POST', person('o@example.org', 'owner'))).status).toBe(403);
      expect((await as(key, '/api/v1/team', 'POST', person('a@example.org', 'admin'))).status).toBe(403);
      expect((await as(key, '/api/v1/team', 'POST', person('v@example.org', 'viewer'))).status).toBe(201);
      const me = z.object({ id: z.string() }).parse(await (await asOwner('/api/v1/me')).json());
      expect((await as(key, `/api/v1/team/${me.id}/password`, 'POST')).status).toBe(403);
      // One for a part of the API would have all of it by a person's password.
      const { key: part } = await make({ rights: ['read', 'act', 'repair', 'manage', 'own'], areas: ['team'] });
      expect((await as(part, '/api/v1/team', 'POST', person('b@example.org', 'viewer'))).status).toBe(403);
    });

    it('are refused from the moment on in which they expire', async () => {
      expect((await asOwner(KEYS, { name: 'Late', rights: ['read'], expiresAt: '2020-01-01T00:00:00Z' })).status).toBe(
        400,
      );
      const { key, apiKey } = await make({ expiresAt: new Date(NOW.getTime() + 60_000).toISOString() });
      expect((await as(key, '/api/v1/dialogs')).status).toBe(200);
      now = new Date(NOW.getTime() + 60_000);
      const refused = await as(key, '/api/v1/dialogs');
      expect(refused.status).toBe(401);
      expect(await detailOf(refused)).toContain('has expired');
      expect(await (await asOwner(KEYS)).text()).toContain(`"id":"${apiKey.id}"`);
      now = NOW;
    });

    it('are refused by all processes at once when they are revoked, and stay in the list', async () => {
      const { key, apiKey } = await make({ rights: ['read', 'own'] });
      const revoked = await http.call(`${KEYS}/${apiKey.id}`, { method: 'DELETE', headers: { cookie: owner } });
      expect(await revoked.json()).toMatchObject({ id: apiKey.id, state: 'revoked', revokedAt: NOW.toISOString() });
      const refused = await as(key, '/api/v1/dialogs');
      expect(refused.status).toBe(401);
      expect(await detailOf(refused)).toContain('has been revoked');
      expect(refused.headers.get('www-authenticate')).toContain('Bearer');
      expect((await http.call(`${KEYS}/none`, { method: 'DELETE', headers: { cookie: owner } })).status).toBe(404);
    });

    it('that were cut or mistyped are told apart without a look into the database', async () => {
      const { key } = await make({});
      const other = key.slice(0, 10) + (key[10] === 'A' ? 'B' : 'A') + key.slice(11);
      for (const wrong of [key.slice(0, -1), `${key}x`, other]) {
        const refused = await as(wrong, '/api/v1/dialogs');
        expect(refused.status).toBe(401);
        expect(await detailOf(refused)).toContain('not whole');
      }
    });

    it('leave a note of their last use, seldom', async () => {
      const { key, apiKey } = await make({});
      const lastUse = async () => (await http.store.apiKeys.findOne({ _id: apiKey.id }))?.lastUsedAt;
      expect(await lastUse()).toBeNull();
      await as(key, '/api/v1/dialogs');
      await until(lastUse, 'the note of the use');
      now = new Date(NOW.getTime() + 60_000);
      await as(key, '/api/v1/dialogs');
      now = NOW;
      expect(await lastUse()).toEqual(NOW);
    });

    it('find an owner’s word where an area, a right or a name is wrong', async () => {
      for (const wrong of [
        { rights: [] },
        { rights: ['speak'] },
        { areas: ['everything'] },
        { areas: [] },
        { name: ' ' },
        { name: 'a'.repeat(101) },
        { expiresAt: 'tomorrow' },
      ]) {
        const answer = await asOwner(KEYS, { name: 'Wrong', rights: ['read'], ...wrong });
        expect([wrong, answer.status]).toEqual([wrong, 400]);
      }
    });
  });

  describe('changes asked for under an Idempotency-Key', () => {
    let key: string;
    beforeAll(async () => {
      key = (await make({ rights: ['read', 'act', 'own'] })).key;
    });

    const ask = (onceKey: string, path: string, body?: object, by = key) =>
      http.call(path, {
        method: 'POST',
        headers: { authorization: `Bearer ${by}`, 'idempotency-key': onceKey, ...JSON_TYPE },
        ...(body && { body: JSON.stringify(body) }),
      });
    const contacts = (name: string) => http.store.contacts.countDocuments({ name });

    it('are done once, and the first answer is repeated and says so', async () => {
      const first = await ask('k-1', '/api/v1/contacts', { name: 'Первая' });
      const again = await ask('k-1', '/api/v1/contacts', { name: 'Первая' });
      expect([first.status, again.status]).toEqual([201, 201]);
      expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
      expect(await again.json()).toEqual(await first.json());
      expect(await contacts('Первая')).toBe(1);
      // In quotes, as the draft of the header has it, it is the same key.
      expect((await ask('"k-1"', '/api/v1/contacts', { name: 'Первая' })).headers.get('idempotency-replayed')).toBe(
        'true',
      );
    });

    it('are done once, too, when both come at the same time', async () => {
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => ask('k-2', '/api/v1/contacts', { name: 'Вместе' })),
      );
      expect(await contacts('Вместе')).toBe(1);
      for (const { status, headers } of answers) {
        expect([201, 409]).toContain(status);
        if (status === 409) expect(headers.get('retry-after')).toBe('1');
      }
    });

    it('are refused under a key that was used for something else, and are others’ own under the same key', async () => {
      expect((await ask('k-1', '/api/v1/contacts', { name: 'Другая' })).status).toBe(422);
      expect((await ask('k-1', '/api/v1/webhooks', { url: 'https://example.org/hook' })).status).toBe(422);
      const { key: other } = await make({ rights: ['act'] });
      expect((await ask('k-1', '/api/v1/contacts', { name: 'Первая' }, other)).status).toBe(201);
      expect(await contacts('Первая')).toBe(2);
    });

    it('repeat what was refused for good, and try again what was not understood or went wrong', async () => {
      const action = { kind: 'note', text: 'перезвонить' };
      const path = '/api/v1/dialogs/none/actions';
      expect((await ask('k-3', path, action)).status).toBe(404);
      expect((await ask('k-3', path, action)).headers.get('idempotency-replayed')).toBe('true');
      expect((await ask('k-4', '/api/v1/contacts', { name: '' })).status).toBe(400);
      expect((await ask('k-4', '/api/v1/contacts', { name: 'Исправлено' })).status).toBe(201);
    });

    it('name what they make by the key, so that not even a lost answer makes it twice', async () => {
      const body = { name: 'После сбоя' };
      const first = z.object({ id: z.string() }).parse(await (await ask('k-5', '/api/v1/contacts', body)).json());
      // As a process leaves it that dies between doing it and noting so: others wait for it, and then ask again.
      await http.store.onceRows.updateMany({ state: 'done' }, { $set: { state: 'running', answer: null } });
      expect((await ask('k-5', '/api/v1/contacts', body)).status).toBe(409);
      now = new Date(NOW.getTime() + 10 * 60_000);
      const again = await ask('k-5', '/api/v1/contacts', body);
      now = NOW;
      expect(again.status).toBe(201);
      expect(await again.json()).toMatchObject({ id: first.id });
      expect(await contacts('После сбоя')).toBe(1);
    });

    it('give a line to a customer one name for all tries, and another to each other line', async () => {
      const cookie = owner;
      const say = (onceKey: string, text: string) =>
        http.call('/api/v1/dialogs/d-1/actions', {
          method: 'POST',
          headers: { cookie, 'idempotency-key': onceKey, ...JSON_TYPE },
          body: JSON.stringify({ kind: 'reply', text }),
        });
      const idOf = () =>
        http.engine.asked.at(-1)?.actions.flatMap((action) => (action.kind === 'reply' ? action.id : []))[0];
      await say('k-6', 'Здравствуйте!');
      const first = idOf();
      expect(first).toMatch(/^[0-9a-f]{32}$/);
      await http.store.onceRows.deleteMany({});
      await say('k-6', 'Здравствуйте!');
      expect(idOf()).toBe(first);
      await say('k-7', 'Здравствуйте!');
      expect(idOf()).not.toBe(first);
    });

    it('are forgotten after a day', async () => {
      await ask('k-8', '/api/v1/contacts', { name: 'Вчера' });
      now = new Date(NOW.getTime() + 86_400_000);
      const next = await ask('k-8', '/api/v1/contacts', { name: 'Сегодня' });
      now = NOW;
      expect([next.status, next.headers.get('idempotency-replayed')]).toEqual([201, null]);
    });

    it('leave no secret, name or key in the database', async () => {
      const made = await (
        await ask('a-random-key-of-the-caller', '/api/v1/webhooks', { url: 'https://example.org/secret-place' })
      ).text();
      expect(made).toContain('whsec_none');
      const rows = JSON.stringify(await http.store.onceRows.find().toArray());
      expect(rows).not.toMatch(/whsec_none|secret-place|a-random-key/);
      const again = await ask('a-random-key-of-the-caller', '/api/v1/webhooks', {
        url: 'https://example.org/secret-place',
      });
      expect(await again.text()).toBe(made);
    });

    it('must be under a key of visible ASCII', async () => {
      for (const wrong of ['', ' ', 'a'.repeat(256), 'ключ'.replace(/[^ -ÿ]/gu, 'é')]) {
        expect((await ask(wrong, '/api/v1/contacts', { name: 'Никто' })).status).toBe(400);
      }
      expect(await contacts('Никто')).toBe(0);
    });
  });

  describe('limits', () => {
    it('tell each key how much is left, and refuse what is beyond until the minute is over, others’ keys not', async () => {
      const { key } = await make({});
      const { key: other } = await make({});
      const first = await as(key, '/api/v1/dialogs');
      expect(first.headers.get('ratelimit')).toMatch(/^"per-key"; r=39; t=\d{1,2}$/);
      expect(first.headers.get('ratelimit-policy')).toMatch(/^"per-key"; q=40; w=60; pk=:[\w+/=]+:$/);
      let refused: Response | null = null;
      // A minute may end on the way, and another begin.
      for (let n = 0; n < 90 && !refused; n++) {
        const answer = await as(key, '/api/v1/tags');
        if (answer.status !== 200) refused = answer;
      }
      expect(refused?.status).toBe(429);
      expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(refused?.headers.get('content-type')).toBe('application/problem+json');
      expect((await as(other, '/api/v1/tags')).status).toBe(200);
    });

    it('count people by themselves', async () => {
      expect((await asOwner('/api/v1/tags')).headers.get('ratelimit-policy')).toMatch(/^"per-person"; q=1200; w=60/);
    });
  });
});
