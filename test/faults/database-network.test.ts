import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_LIMITS } from '../../src/http/limits.ts';
import { type AwakeClock, createAwakeClock } from '../support/awake-clock.ts';
import { newDatabaseUri } from '../support/mongod.ts';
import { startProxy, type TestProxy } from '../support/proxy.ts';
import { type Chat, startTestApp, type TestApp } from '../support/start-app.ts';

describe('check 14: the program on a bad network to its database', () => {
  let proxy: TestProxy;
  let app: TestApp;
  let chat: Chat;
  let sent = 0;
  /** Not of the time that this thread was kept from running on a busy machine. */
  let clock: AwakeClock;
  beforeAll(async () => {
    clock = createAwakeClock();
    const uri = new URL(newDatabaseUri('network'));
    proxy = await startProxy({ host: uri.hostname, port: Number(uri.port) });
    uri.port = String(proxy.port);
    // The driver would go round the proxy to the address that the replica set tells.
    uri.search = '?directConnection=true';
    app = await startTestApp({ uri: uri.href, clock: 'real', limits: DEFAULT_LIMITS });
    chat = await app.newChat();
  });
  afterAll(async () => {
    clock?.stop();
    await app?.stop();
    await proxy?.close();
  });

  /** Posts under one id until it is taken, as a page does, and returns how long each attempt took. */
  async function post(): Promise<{ statuses: number[]; longestMs: number }> {
    sent += 1;
    const body = { id: `net${sent}`, text: `сообщение ${sent}` };
    const statuses: number[] = [];
    let longestMs = 0;
    for (;;) {
      const began = clock.now();
      const { status } = await chat.post(body);
      longestMs = Math.max(longestMs, clock.now() - began);
      statuses.push(status);
      if (status === 202) return { statuses, longestMs };
      await sleep(200);
    }
  }

  /** That all that was posted so far is there once. */
  async function expectAllOnce(): Promise<void> {
    const wanted = Array.from({ length: sent }, (_, index) => `сообщение ${index + 1}`).sort();
    const kept = await app.store.inbox.find({ threadId: chat.threadId }).toArray();
    expect(kept).toHaveLength(wanted.length);
  }

  it('is slower with 200 ms each way, and fails nowhere', async () => {
    await post();
    proxy.latency(200);
    const { statuses } = await post();
    expect(statuses).toEqual([202]);
    proxy.latency(0);
    expect((await post()).longestMs).toBeLessThan(2_000);
    await expectAllOnce();
  });

  it('hangs no request while nothing comes through for 5 seconds, and is itself again at once after it', async () => {
    proxy.blackhole(true);
    const posting = Promise.all([post(), post()]);
    await sleep(5_000);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(503);
    proxy.blackhole(false);
    const mended = clock.now();
    const posted = await posting;
    expect((await post()).statuses).toEqual([202]);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
    expect(clock.now() - mended).toBeLessThan(5_000);
    for (const { statuses, longestMs } of posted) {
      expect(statuses.slice(0, -1).every((status) => status === 503)).toBe(true);
      expect(longestMs).toBeLessThan(5_500);
    }
    await expectAllOnce();
  });

  it('is itself again at once after all connections were cut', async () => {
    for (let round = 0; round < 3; round += 1) {
      proxy.reset();
      const began = clock.now();
      const { statuses } = await post();
      expect(statuses.slice(0, -1).every((status) => status === 503)).toBe(true);
      expect(clock.now() - began).toBeLessThan(5_000);
    }
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
    await expectAllOnce();
  });
});
