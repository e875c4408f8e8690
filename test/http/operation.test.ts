import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProblemView } from '../../src/http/problem.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';

describe('Operation', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp();
  });
  afterAll(() => http.stop());

  it.each([false, new Error('connection refused by 10.0.0.7')])(
    'is healthy but not ready, with a reason, while the engine says %p',
    async (state) => {
      http.engine.isReady = state;
      expect((await http.call('/healthz')).status).toBe(200);
      const response = await http.call('/readyz');
      http.engine.isReady = true;
      expect(response.status).toBe(503);
      const { detail } = ProblemView.parse(await response.json());
      expect(detail).toMatch(/database does not answer/);
      expect(detail).not.toContain('10.0.0.7');
    },
  );

  it('is ready when the engine is', async () => {
    const response = await http.call('/readyz');
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('is measured by route, not by address', async () => {
    await http.asApi('/api/v1/dialogs/some-dialog-id');
    const metrics = await (await http.call('/metrics')).text();
    expect(metrics).toContain(
      'voronka_http_request_seconds_count{method="GET",route="/api/v1/dialogs/:id",status="404"} 1',
    );
    expect(metrics).toContain('process_cpu_seconds_total');
    expect(metrics).not.toContain('some-dialog-id');
  });
});

describe('Pages', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp();
  });
  afterAll(() => http.stop());

  const titleAt = async (path: string) => {
    const response = await http.call(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    return /<title>(.*)<\/title>/.exec(await response.text())?.[1];
  };

  it.each([
    ['/', 'widget'],
    ['/?utm_source=vk', 'widget'],
    ['/console', 'console'],
    ['/console/', 'console'],
    ['/console/inbox/dialog-1', 'console'],
  ])('at %s are those of the %s', async (path, title) => {
    expect(await titleAt(path)).toBe(title);
  });

  it('keep the files that have a digest in their name for ever', async () => {
    for (const path of ['/assets/app-1a2b3c.js', '/console/assets/app-1a2b3c.js']) {
      const response = await http.call(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
  });

  it.each(['/console/assets/app-old.js', '/assets/app-old.js', '/console/..%2f..%2fpackage.json', '/.env'])(
    'do not give out %s',
    async (path) => {
      expect([400, 403, 404]).toContain((await http.call(path)).status);
    },
  );

  it('that were not built are simply not there', async () => {
    const bare = await startHttp({ deps: { assets: { console: '/nowhere/console', widget: '/nowhere/widget' } } });
    for (const path of ['/', '/console', '/console/inbox']) expect((await bare.call(path)).status).toBe(404);
    await bare.stop();
  });
});
