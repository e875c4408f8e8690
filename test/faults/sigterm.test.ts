import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { createAwakeClock } from '../support/awake-clock.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram.ts';
import { type MainProcess, startMain } from '../support/main-process.ts';
import { createTestFolder, killAndRemove, newDatabaseUri } from '../support/mongod.ts';
import { createTelegramCaller } from '../support/telegram-caller.ts';
import { until } from '../support/until.ts';

const DIALOGS = 100;

describe('the program that is told to end while 100 dialogs are under way', () => {
  const uri = newDatabaseUri('sigterm');
  const started: MainProcess[] = [];
  let folder: string;
  let telegram: FakeTelegram;
  let store: Store;
  beforeAll(async () => {
    folder = createTestFolder();
    telegram = await startFakeTelegram();
    store = await openStore(uri);
  });
  afterAll(async () => {
    for (const one of started) await one.kill();
    await store?.close();
    await telegram?.close();
    killAndRemove(folder);
  });

  async function start(): Promise<MainProcess> {
    const one = await startMain({
      MONGODB_URI: uri,
      DATA_DIR: folder,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      TELEGRAM_PER_SECOND: '1000',
      TELEGRAM_CHAT_PER_SECOND: '1000',
      PUBLIC_URL: 'https://salon.example',
    });
    started.push(one);
    await one.untilReady();
    return one;
  }

  it('check 11: refuses new work, ends within 10 seconds with 0, leaves no lock, and the next one goes on within 5', async () => {
    const first = await start();
    const running = { url: first.url };
    const caller = createTelegramCaller(telegram, () => running.url);
    let ended = false;
    const sending = Promise.all(
      Array.from({ length: DIALOGS }, async (_, index) => {
        const called = [await caller.deliver(5_000 + index, `первое ${index}`)];
        while (!ended) {
          await sleep(300);
          called.push(await caller.deliver(5_000 + index, `ещё ${index} ${called.length}`));
        }
        return called;
      }),
    );
    await until(() => store.inbox.countDocuments({ state: 'done' }).then((count) => count > 20), 'some to be decided');

    const clock = createAwakeClock();
    first.child.kill('SIGTERM');
    expect(await first.ended).toEqual({ code: 0, signal: null });
    expect(clock.now()).toBeLessThan(10_000);
    const refused = await fetch(`${first.url}/readyz`).then(
      () => 'answered',
      () => 'refused',
    );
    expect(refused).toBe('refused');
    const locked = { $or: [{ owner: { $ne: null } }, { leaseUntil: { $gt: new Date() } }] };
    expect(await store.threads.find(locked).toArray()).toEqual([]);
    expect(await store.connection.collection('agendaJobs').countDocuments({ lockedAt: { $ne: null } })).toBe(0);
    const left = await store.inbox.find({ state: 'new' }).toArray();

    const second = await start();
    const readyAt = clock.now();
    await until(
      async () => (await store.inbox.countDocuments({ _id: { $in: left.map(({ _id }) => _id) }, state: 'new' })) === 0,
      'what was left to be decided',
    );
    expect(clock.now() - readyAt).toBeLessThan(5_000);
    clock.stop();
    running.url = second.url;
    ended = true;
    const calls = (await sending).flat();
    await until(async () => (await store.inbox.countDocuments({ state: 'new' })) === 0, 'all to be decided', 30_000);
    const kept = await store.messages.find({ author: 'customer' }).toArray();
    expect(kept.map(({ text }) => text).sort()).toEqual(calls.map(({ text }) => text).sort());
    expect(await store.inbox.countDocuments({ state: 'parked' })).toBe(0);
  });
});
