import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { webhookKeys } from '../../src/channels/telegram/webhook.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram.ts';
import { brokenUpdate } from '../support/fake-telegram-nonsense.ts';
import { textUpdate } from '../support/fake-telegram-updates.ts';
import { type Caller, callWebhook, webhookEnv } from '../support/fake-telegram-webhook.ts';
import { newDatabaseUri } from '../support/mongod.ts';
import { dataFolder, ROOT } from '../support/places.ts';
import { until } from '../support/until.ts';

const MAIN = join(ROOT, 'dist/server/main.js');
const CHANNEL = 'telegram:7000001';
const MB = 1024 * 1024;
/** V8 would rather let garbage grow than collect it; with little room, what grows is what is kept. */
const HEAP_MB = 160;

const Numbered = z.object({ update_id: z.number().int() });

describe('A hostile caller of the Telegram webhook (check 22)', () => {
  let telegram: FakeTelegram;
  let child: ChildProcess;
  let store: Store;
  let caller: Caller;
  let printed = '';
  let updateId = 1_000;

  beforeAll(async () => {
    if (!existsSync(MAIN)) throw new Error('Run `npm run build` first.');
    telegram = await startFakeTelegram();
    const uri = newDatabaseUri('hostile');
    const port = await freePort();
    const { PATH = '', HOME = '' } = process.env;
    const env = { PATH, HOME, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error', QUIET_MS: '0' };
    child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, MAIN], {
      cwd: ROOT,
      env: { ...env, MONGODB_URI: uri, DATA_DIR: dataFolder(), ...webhookEnv(telegram) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (piece) => {
        printed += String(piece);
      });
    }
    await until(
      () => printed.includes('Voronka is running'),
      () => `the start:\n${printed}`,
      45_000,
    );
    caller = await callWebhook(telegram, `http://127.0.0.1:${port}`);
    store = await openStore(uri);
  });
  afterAll(async () => {
    caller.close();
    child.kill('SIGKILL');
    await store.close();
    await telegram.close();
  });

  const rows = () => store.inbox.countDocuments();
  const rss = () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1024;
  const update = (chatId: number, text = 'Здравствуйте') =>
    JSON.stringify({ update_id: updateId++, ...textUpdate(text, { chat: { id: chatId, type: 'private' } }) });
  /** Under which id a body is kept. */
  const rowIdOf = (body: string) => {
    const numbered = Numbered.safeParse(JSON.parse(body));
    const digest = createHash('sha256').update(body).digest('hex');
    return `${CHANNEL}:${numbered.success ? numbered.data.update_id : `sha256:${digest}`}`;
  };
  async function decided(): Promise<void> {
    await until(
      async () => (await store.inbox.countDocuments({ state: 'new' })) === 0,
      'every row to be decided or parked',
      150_000,
    );
  }

  it('gets 401 for each of 500 forged calls and leaves no row', async () => {
    const { secret } = caller;
    const others = webhookKeys('another installation', telegram.token).secret;
    const forgeries = [
      undefined,
      '',
      'wrong',
      secret.slice(0, -1),
      `${secret}x`,
      ` ${secret}x`,
      secret.toUpperCase(),
      secret.toLowerCase(),
      `sha1=${secret}`,
      `sha256=${createHash('sha256').update(secret).digest('hex')}`,
      others,
      webhookKeys('the key', '7000002:another-bot').secret,
      caller.path.split('/').at(-1),
      telegram.token.replace(':', '-'),
      `${secret}, ${others}`,
    ];
    const oneBitOff = Array.from({ length: 500 - forgeries.length }, (_, n) => {
      const bytes = Buffer.from(secret);
      const at = n % bytes.length;
      // Of the six lowest bits: every other one would be no header.
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (Math.floor(n / bytes.length) % 5));
      return bytes.toString('latin1').replace(/[^\x21-\x7e]/gu, '~');
    });
    const all = [...forgeries, ...oneBitOff];
    expect(all).toHaveLength(500);
    const statuses = await Promise.all(
      all.map((given, n) => caller.post(update(900_000 + n), { 'x-telegram-bot-api-secret-token': given })),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect(await caller.post(update(900_500), {}, `${caller.path}x`)).toBe(404);
    expect(await rows()).toBe(0);
  });

  it('gets no second row by replaying a right call', async () => {
    const body = update(800_000);
    const replays = await Promise.all(Array.from({ length: 20 }, () => caller.post(body)));
    expect(new Set(replays)).toEqual(new Set([200]));
    expect(await rows()).toBe(1);
  });

  it('brings it down by no body, and fills neither its memory nor its queue', async () => {
    // What any 600 messages cost: caches, pools and compiled code.
    for (let round = 0; round < 12; round += 1) {
      await Promise.all(Array.from({ length: 50 }, (_, n) => caller.post(update(700_000 + n))));
    }
    await decided();
    const before = rss();

    const bodies: [string, string | Buffer, Record<string, string>, number][] = [
      ['null', 'null', {}, 200],
      ['a list', '[]', {}, 200],
      ['nothing', '', {}, 200],
      ['5 MB', Buffer.alloc(5 * MB, 'a'), {}, 413],
      ['a gzip bomb of 50 MB', gzipSync(Buffer.alloc(50 * MB)), { 'content-encoding': 'gzip' }, 413],
      ['broken gzip', 'not gzip', { 'content-encoding': 'gzip' }, 400],
      ['an unknown encoding', '{}', { 'content-encoding': 'zip' }, 415],
      ['20,000 levels', '['.repeat(20_000) + ']'.repeat(20_000), {}, 200],
      [
        '20,000 levels in an update',
        `{"update_id":1,"message":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_001)}`,
        {},
        200,
      ],
      ['bad UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0xff, 0x22]), {}, 200],
      ['UTF-16', Buffer.from('{"update_id":2}', 'utf16le'), {}, 200],
      ['half of an update', '{"update_id":3,"message":{"te', {}, 200],
    ];
    for (const [name, body, headers, status] of bodies) {
      const kept = await rows();
      expect([name, await caller.post(body, headers)]).toEqual([name, status]);
      // Twice is one row.
      expect([name, await caller.post(body, headers)]).toEqual([name, status]);
      expect([name, await rows()]).toEqual([name, kept + (status === 200 ? 1 : 0)]);
    }

    const batch = fc.tuple(
      ...Array.from({ length: 50 }, (_, n) =>
        fc.nat(1_000_000_000).chain((number) => brokenUpdate(1_000_000 + number, 600_000 + n)),
      ),
    );
    const property = fc.asyncProperty(batch, async (updates) => {
      const statuses = await Promise.all(updates.map((body) => caller.post(body)));
      expect(new Set(statuses)).toEqual(new Set([200]));
      const ids = new Set(updates.map(rowIdOf));
      expect(await store.inbox.countDocuments({ _id: { $in: [...ids] } })).toBe(ids.size);
    });
    await fc.assert(property, { numRuns: 12, interruptAfterTimeLimit: 120_000, markInterruptAsFailure: true });
    await decided();

    const states = await store.inbox.distinct('state');
    expect(states.sort()).toEqual(['done', 'ignored', 'malformed']);
    expect(await store.inbox.countDocuments({ state: 'malformed', reason: null })).toBe(0);
    expect(child.exitCode).toBeNull();
    const grown = rss() - before;
    expect(grown).toBeLessThanOrEqual(50);

    const [asked, chatId] = [update(500_000), '500000'];
    expect(await caller.post(asked)).toBe(200);
    await until(() => telegram.shown(chatId).length > 0, 'an answer to a customer after all that');
    expect(printed).not.toMatch(/A request failed|RangeError|TypeError/u);
  }, 240_000);
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
