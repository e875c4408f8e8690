import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProblemView } from '../../src/http/problem.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';

const SESSIONS = '/api/v1/webchat/sessions';

describe('A request that cannot be served', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp({
      deps: {
        books: {
          open: async () => {
            throw new Error('a bug with a secret inside');
          },
          journeys: async () => [],
        },
      },
    });
  });
  afterAll(() => http.stop());

  async function expectProblem(response: Response, status: number): Promise<ProblemView> {
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const body = ProblemView.parse(await response.json());
    expect(body.status).toBe(status);
    expect(JSON.stringify(body)).not.toMatch(/node_modules|src\/|\.ts:|at .+\(/);
    return body;
  }

  it.each(['/api', '/api/v1', '/api/v1/nothing', '/api/v2/dialogs', '/webhooks', '/webhooks/telegram', '/nothing.php'])(
    'gets a 404 at %s',
    async (path) => {
      await expectProblem(await http.call(path), 404);
      await expectProblem(await http.post(path, {}), 404);
    },
  );

  it('gets a 405 that names the methods for a known address', async () => {
    const response = await http.call('/api/v1/dialogs', { method: 'DELETE' });
    await expectProblem(response, 405);
    expect(response.headers.get('allow')).toBe('GET');
  });

  it.each(['{"locale":', '{"locale":"ru"}}', '"ru"', 'ru', "{'locale': 'ru'}"])(
    'gets a 400 for the malformed JSON %s',
    async (body) => {
      expect((await expectProblem(await http.post(SESSIONS, body), 400)).type).toBe('urn:voronka:malformed-json');
    },
  );

  it('gets a 400 for an address that cannot be decoded', async () => {
    await expectProblem(await http.asApi('/api/v1/dialogs/%ff'), 400);
  });

  it('gets a 413 for a body above the limit, packed or not', async () => {
    await expectProblem(await http.post(SESSIONS, { source: 'a'.repeat(110_000) }), 413);
    const { gzipSync } = await import('node:zlib');
    const packed = new Uint8Array(gzipSync(JSON.stringify({ source: 'a'.repeat(5_000_000) })));
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    await expectProblem(await http.call(SESSIONS, { method: 'POST', headers, body: packed }), 413);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'gets a 415 for a body of type %s',
    async (type) => {
      await expectProblem(await http.post(SESSIONS, 'locale=ru', { 'content-type': type }), 415);
    },
  );

  it('gets a 415 for an unknown packing or alphabet', async () => {
    await expectProblem(await http.post(SESSIONS, {}, { 'content-encoding': 'zstd-2' }), 415);
    await expectProblem(await http.post(SESSIONS, {}, { 'content-type': 'application/json; charset=koi8-x' }), 415);
  });

  it('gets a 500 without the insides for a bug, and the log has it under the id that the answer names', async () => {
    const body = await expectProblem(await http.asApi('/api/v1/kpis'), 500);
    expect(JSON.stringify(body)).not.toContain('secret');
    const id = body.instance.split(':').at(-1);
    const line = http
      .logged()
      .split('\n')
      .find((entry) => entry.includes('a bug with a secret inside'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ request: id });
  });

  it('does not break anything by being nested 20,000 deep or by naming prototypes', async () => {
    const deep = `{"utm":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    await expectProblem(await http.post(SESSIONS, deep), 400);
    const response = await http.post(SESSIONS, '{"__proto__":{"locale":"xx"},"constructor":{"prototype":{"a":1}}}');
    expect(response.status).toBe(201);
  });
});

describe('Every answer', () => {
  it('carries headers that keep foreign code out, and none that say what we run on', async () => {
    const http = await startHttp();
    for (const path of ['/', '/console', '/api/v1/webchat/info', '/api/docs/', '/nothing']) {
      const { headers } = await http.call(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('upgrade-insecure-requests');
      expect(policy).not.toMatch(/script-src|unsafe-eval/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
    await http.stop();
  });
});
