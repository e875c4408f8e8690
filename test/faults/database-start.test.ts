import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { type RunningMongod, startMongod } from '../../src/store/mongod/start-mongod.ts';
import { createAwakeClock } from '../support/awake-clock.ts';
import { type MainProcess, startMain } from '../support/main-process.ts';
import { createTestFolder, killAndRemove, newDatabaseUri } from '../support/mongod.ts';
import { until } from '../support/until.ts';

describe('a start while the database is away', () => {
  const processes: MainProcess[] = [];
  const folders: string[] = [];
  const mongods: RunningMongod[] = [];
  afterEach(async () => {
    for (const mongod of mongods.splice(0)) await mongod.stop();
    for (const one of processes.splice(0)) await one.kill();
    for (const folder of folders.splice(0)) killAndRemove(folder);
  });

  function folder(): string {
    const made = createTestFolder();
    folders.push(made);
    return made;
  }
  async function start(env: Record<string, string>): Promise<MainProcess> {
    const one = await startMain({ DATA_DIR: folder(), ...env });
    processes.push(one);
    return one;
  }
  async function freePort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    server.close();
    return typeof address === 'object' && address ? address.port : 0;
  }

  it('listens at once, says why it is not ready, and is ready soon after the database has come', async () => {
    const port = await freePort();
    const one = await start({ MONGODB_URI: `mongodb://127.0.0.1:${port}/voronka` });
    expect((await fetch(`${one.url}/healthz`)).status).toBe(200);
    await until(async () => (await one.readiness()).text.includes('ECONNREFUSED'), 'the reason');
    expect(await one.readiness()).toMatchObject({
      status: 503,
      text: expect.stringContaining(`MongoDB at 127.0.0.1:${port} does not answer (ECONNREFUSED); trying again.`),
    });
    const asked = await fetch(`${one.url}/api/v1/webchat/sessions`, { method: 'POST' });
    expect([asked.status, asked.headers.get('content-type'), asked.headers.get('retry-after')]).toEqual([
      503,
      'application/problem+json',
      '5',
    ]);
    mongods.push(await startMongod({ dataDir: folder(), log: pino({ level: 'silent' }), port }));
    await one.untilReady(25_000);
    // Told once, however often it was tried, and without a stack trace.
    expect(one.said().match(/"level":40[^\n]*does not answer/g)).toHaveLength(1);
    expect(one.said()).not.toContain('"stack"');
  });

  it('ends at once by SIGTERM while it waits', async () => {
    const one = await start({ MONGODB_URI: `mongodb://127.0.0.1:${await freePort()}/voronka` });
    const clock = createAwakeClock();
    one.child.kill('SIGTERM');
    expect(await one.ended).toEqual({ code: 0, signal: null });
    expect(clock.now()).toBeLessThan(3_000);
    clock.stop();
  });

  it('ends with one clear sentence where waiting would not help: an address that cannot be read', async () => {
    const one = await start({ MONGODB_URI: 'mongodb://somebody:secret@127.0.0.1:99999/voronka' });
    expect(await one.ended).toEqual({ code: 1, signal: null });
    expect(one.said()).toMatch(/MONGODB_URI cannot be used: /);
    expect(one.said()).not.toMatch(/secret|\n +at /);
  });

  it('ends with one clear sentence where waiting would not help: a wrong password', async () => {
    const uri = new URL(newDatabaseUri('refused'));
    uri.username = 'nobody';
    uri.password = 'secret';
    const one = await start({ MONGODB_URI: uri.href });
    expect(await one.ended).toEqual({ code: 1, signal: null });
    expect(one.said()).toMatch(/MongoDB refuses the user or the password in MONGODB_URI \(Authentication failed/);
    expect(one.said()).not.toMatch(/secret|\n +at /);
  });
});
