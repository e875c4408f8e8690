import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { API_KEY, type HttpFixture, startHttp } from '../support/start-http.ts';

const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ security: z.array(z.record(z.string(), z.unknown())) }))),
});

/** Every described route with the way of knowing who asks, filled with ids that exist nowhere. */
async function routesOf(http: HttpFixture) {
  const { paths } = Document.parse(await (await http.call('/api/v1/openapi.json')).json());
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      method: method.toUpperCase(),
      path: path.replace(/\{\w+\}/g, 'nobody'),
      security: security.flatMap((scheme) => Object.keys(scheme)),
    })),
  );
}

describe('Access', () => {
  let http: HttpFixture;
  let routes: Awaited<ReturnType<typeof routesOf>>;
  beforeAll(async () => {
    http = await startHttp();
    routes = await routesOf(http);
  });
  afterAll(() => http.stop());

  const ask = async ({ method, path }: { method: string; path: string }, headers: Record<string, string>) => {
    const response = await http.call(path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(method === 'POST' && { body: '{}' }),
    });
    await response.body?.cancel();
    return response;
  };

  it('is open without a token to just these routes', async () => {
    const open = routes.filter(({ security }) => security.length === 0).map(({ method, path }) => `${method} ${path}`);
    expect(open.sort()).toEqual([
      'GET /api/v1/openapi.json',
      // By a signed and dated address, which messengers fetch.
      'GET /api/v1/shared-files/nobody',
      'GET /api/v1/webchat/config',
      'GET /api/v1/webchat/info',
      'GET /healthz',
      'GET /metrics',
      'GET /readyz',
      'POST /api/auth/sign-in/email',
      'POST /api/auth/sign-out',
      'POST /api/v1/webchat/sessions',
      // By the secret in its address, and a signature where one was agreed.
      'POST /hooks/nobody',
    ]);
  });

  it.each([
    ['no token', {}],
    ['a wrong token', { authorization: 'Bearer wrong-token-0123456789' }],
    ['the beginning of the key', { authorization: `Bearer ${API_KEY.slice(0, -1)}` }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['another scheme', { authorization: `Basic ${API_KEY}` }],
    ['operators for a token', { authorization: 'Bearer {"$ne":null}' }],
    ['a cookie that was never given', { cookie: 'voronka.session_token=abc.def' }],
  ])('is refused everywhere else with %s, before anything is read', async (_, headers) => {
    const guarded = routes.filter(({ security }) => security.length > 0);
    expect(guarded.length).toBeGreaterThan(12);
    for (const route of guarded) {
      const response = await ask(route, headers);
      expect([route.path, response.status]).toEqual([route.path, 401]);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  it('to the team is not opened by a chat token, nor to a chat by the key', async () => {
    const opened = await http.post('/api/v1/webchat/sessions', {});
    const { token } = z.object({ token: z.string() }).parse(await opened.json());
    for (const route of routes.filter(({ security }) => security.includes('apiKey'))) {
      expect((await ask(route, { authorization: `Bearer ${token}` })).status).toBe(401);
    }
    for (const route of routes.filter(({ security }) => security.includes('visitor'))) {
      expect((await ask(route, { authorization: `Bearer ${API_KEY}` })).status).toBe(401);
    }
  });

  it('by a cookie is refused for changes that a page of another site asks for', async () => {
    const cookie = await http.cookieOf('owner');
    const path = '/api/v1/dialogs/nobody/actions';
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      expect((await http.post(path, { kind: 'take' }, { cookie, ...headers })).status).toBe(403);
    }
    expect(http.engine.asked).toEqual([]);
    for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: http.url }, {}]) {
      expect((await http.post(path, { kind: 'take' }, { cookie, ...headers })).status).toBe(404);
    }
  });

  it('of a viewer is to read, not to act', async () => {
    const cookie = await http.cookieOf('viewer');
    expect((await http.call('/api/v1/dialogs', { headers: { cookie } })).status).toBe(200);
    const before = http.engine.asked.length;
    const response = await http.post('/api/v1/dialogs/nobody/actions', { kind: 'take' }, { cookie });
    expect(response.status).toBe(403);
    expect(http.engine.asked).toHaveLength(before);
  });

  it('by a key is not possible while no key is set', async () => {
    const keyless = await startHttp({ env: { API_KEY: '' } });
    for (const token of ['undefined', 'null', '']) {
      const response = await keyless.call('/api/v1/me', { headers: { authorization: `Bearer ${token}` } });
      expect(response.status).toBe(401);
    }
    await keyless.stop();
  });
});
