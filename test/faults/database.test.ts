import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { type RunningMongod, startMongod } from '../../src/store/mongod/start-mongod.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { type AwakeClock, createAwakeClock } from '../support/awake-clock.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram.ts';
import { type MainProcess, startMain } from '../support/main-process.ts';
import { createTestFolder, killAndRemove } from '../support/mongod.ts';
import { type Called, createTelegramCaller, type TelegramCaller } from '../support/telegram-caller.ts';
import { until } from '../support/until.ts';

/** How long mongod is down after its kill: longer than a request waits for it, so that some have to be turned away. */
const DOWN_MS = 6_000;
const CHATS = 20;
/** A thread whose lease could not be given back in the outage waits for its end. */
const DECIDED_WITHIN_MS = 55_000;
/** What a request may take that waits for a database which does not answer; the way there and back included. */
const HANGING_MS = 5_500;

describe('the program while its database is killed or frozen', () => {
  let folder: string;
  let mongod: RunningMongod;
  let telegram: FakeTelegram;
  let main: MainProcess;
  let store: Store;
  let caller: TelegramCaller;
  /** Not of the time that this thread was kept from running on a busy machine. */
  let clock: AwakeClock;
  beforeAll(async () => {
    clock = createAwakeClock();
    folder = createTestFolder();
    // It starts itself again, as the embedded one does.
    mongod = await startMongod({
      dataDir: folder,
      log: pino({ level: 'silent' }),
      pause: (_, signal) => sleep(DOWN_MS, undefined, { signal }).catch(() => undefined),
    });
    telegram = await startFakeTelegram();
    main = await startMain({
      MONGODB_URI: mongod.uri,
      DATA_DIR: folder,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      TELEGRAM_PER_SECOND: '1000',
      TELEGRAM_CHAT_PER_SECOND: '1000',
      PUBLIC_URL: 'https://salon.example',
    });
    await main.untilReady();
    store = await openStore(mongod.uri);
    caller = createTelegramCaller(telegram, () => main.url, clock.now);
  });
  afterAll(async () => {
    clock?.stop();
    await main?.kill();
    await telegram?.close();
    await store?.close();
    await mongod?.stop();
    if (folder) killAndRemove(folder);
  });

  /** Each chat writes one message after the other, the next as soon as the one before was taken, for so long. */
  function load(name: string, forMs: number): Promise<Called[]> {
    const end = performance.now() + forMs;
    const chats = Array.from({ length: CHATS }, async (_, chat) => {
      const called: Called[] = [];
      for (let turn = 0; performance.now() < end; turn += 1) {
        called.push(await caller.deliver(9_000 + chat, `${name} ${chat} ${turn}`));
        await sleep(400);
      }
      return called;
    });
    return Promise.all(chats).then((all) => all.flat());
  }

  /** What `/readyz` says, looked at again and again until `ask` is called. */
  function watchReadiness() {
    const seen: { status: number; at: number }[] = [];
    let open = true;
    const watching = (async () => {
      while (open) {
        const { status } = await main.readiness();
        seen.push({ status, at: clock.now() });
        await sleep(100);
      }
    })();
    return {
      seen,
      async end() {
        open = false;
        await watching;
      },
    };
  }

  async function expectEachOnce(calls: readonly Called[], name: string): Promise<void> {
    let undecided: unknown[] = [];
    let held: unknown[] = [];
    await until(
      async () => {
        const rows = await store.inbox.find({ state: 'new' }).toArray();
        const threads = await store.threads.find({ _id: { $in: rows.map((row) => row.threadId ?? '') } }).toArray();
        undecided = rows;
        held = threads.map(({ owner, leaseUntil }) => ({ owner, leaseUntil }));
        return undecided.length === 0;
      },
      () => `${undecided.length} rows to be decided, whose threads are held by ${JSON.stringify(held)}`,
      DECIDED_WITHIN_MS,
    );
    const texts = new RegExp(`^${name} `);
    const kept = await store.messages.find({ author: 'customer', text: texts }).toArray();
    expect(kept.map(({ text }) => text).sort()).toEqual(calls.map(({ text }) => text).sort());
    const rows = await store.inbox.countDocuments({ _id: { $in: calls.map(({ updateId }) => rowId(updateId)) } });
    expect(rows).toBe(calls.length);
    expect(await store.inbox.countDocuments({ state: 'parked' })).toBe(0);
  }
  const rowId = (updateId: number) => `telegram:${telegram.token.split(':')[0]}:${updateId}`;

  it('check 2: SIGKILL of mongod under load loses nothing that was answered 2xx, doubles nothing, and shows in /readyz', async () => {
    const { pid } = mongod;
    const readiness = watchReadiness();
    const loading = load('kill', 11_000);
    await sleep(2_000);
    const killedAt = clock.now();
    process.kill(pid, 'SIGKILL');
    await until(() => mongod.pid !== pid, 'mongod to be started again', 30_000);
    const backAt = clock.now();
    const calls = await loading;
    await until(() => readiness.seen.at(-1)?.status === 200, 'readiness', 10_000);
    await readiness.end();

    const answers = calls.flatMap(({ answers }) => answers);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]));
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(HANGING_MS);
    await expectEachOnce(calls, 'kill');

    const unready = readiness.seen.find(({ status }) => status === 503);
    expect((unready?.at ?? Number.POSITIVE_INFINITY) - killedAt).toBeLessThan(3_000);
    const ready = readiness.seen.find(({ status, at }) => status === 200 && at > backAt);
    expect((ready?.at ?? Number.POSITIVE_INFINITY) - backAt).toBeLessThan(10_000);
    expect(main.child.exitCode).toBeNull();
  }, 90_000);

  it('check 14: SIGSTOP of mongod lets no request hang, and leaves no double of a write whose answer was lost', async () => {
    const readiness = watchReadiness();
    const loading = load('stop', 9_000);
    await sleep(1_000);
    const opened = await fetch(`${main.url}/api/v1/webchat/sessions`, asJson({ locale: 'ru' }));
    expect(opened.status).toBe(201);
    process.kill(mongod.pid, 'SIGSTOP');
    const stoppedAt = clock.now();
    const asked = await fetch(`${main.url}/api/v1/webchat/sessions`, asJson({ locale: 'ru' }));
    expect(asked.status).toBe(503);
    expect(clock.now() - stoppedAt).toBeLessThan(5_000);
    await sleep(Math.max(0, 6_500 - (clock.now() - stoppedAt)));
    process.kill(mongod.pid, 'SIGCONT');
    const goesOnAt = clock.now();
    const calls = await loading;
    await readiness.end();

    const answers = calls.flatMap(({ answers }) => answers);
    expect(answers.some(({ status }) => status === 503)).toBe(true);
    expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(HANGING_MS);
    await expectEachOnce(calls, 'stop');
    const unready = readiness.seen.find(({ status }) => status === 503);
    expect((unready?.at ?? Number.POSITIVE_INFINITY) - stoppedAt).toBeLessThan(3_500);
    const ready = readiness.seen.find(({ status, at }) => status === 200 && at > goesOnAt);
    expect((ready?.at ?? Number.POSITIVE_INFINITY) - goesOnAt).toBeLessThan(5_000);
    expect(main.child.exitCode).toBeNull();
  }, 90_000);
});

const asJson = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
