import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { type AccountSettings, channelIdOf } from '../../../src/domain/channel-accounts/account-type.ts';
import { openAccountDesk } from '../../../src/engine/channel-accounts/account-desk.ts';
import { type AccountFollower, followAccounts } from '../../../src/engine/channel-accounts/follow-accounts.ts';
import { createChannelBook, type OpenChannelBook } from '../../../src/engine/channel-book.ts';
import type { Channel, ChannelCheck } from '../../../src/engine/ports.ts';
import { newId } from '../../../src/store/new-id.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { createSeal } from '../../../src/store/seal.ts';
import { testDatabaseUri } from '../../support/mongod.ts';
import { createFakeChannel } from '../../support/start-engine.ts';
import { until } from '../../support/until.ts';

const OK: ChannelCheck = { kind: 'ok', account: '@bot', tokenExpiresAt: null, webhook: { state: 'none' } };
const now = () => new Date('2026-11-22T12:00:00Z');

/** As one process has it: its book, and what was started and ended. */
interface Played {
  book: OpenChannelBook;
  follower: AccountFollower;
  desk: ReturnType<typeof openAccountDesk>;
  /** Tokens with which channels were connected, in order. */
  tokens: string[];
}

describe('Accounts that several processes follow', () => {
  let store: Store;
  const running: AccountFollower[] = [];
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('accounts'));
  });
  afterEach(async () => {
    for (const follower of running.splice(0)) follower.stop();
    await store.channelAccounts.deleteMany({});
  });
  afterAll(() => store.close());

  async function play({
    secret = 'the same installation',
    fromEnv = [],
    check = OK,
  }: {
    secret?: string;
    fromEnv?: AccountSettings[];
    check?: ChannelCheck;
  } = {}): Promise<Played> {
    const book = createChannelBook();
    const tokens: string[] = [];
    const connect = (account: AccountSettings): Channel => ({
      ...createFakeChannel(),
      id: channelIdOf(account),
      check: async () => check,
      async start() {
        tokens.push(account.type === 'telegram' ? account.settings.token : account.type);
      },
    });
    const log = pino({ level: 'silent' });
    const deps = {
      store,
      seal: createSeal(secret, 'accounts'),
      connect,
      fromEnv,
      hasPublicUrl: false,
      clock: { now, newId },
      log,
      book,
    };
    const follower = followAccounts(deps);
    running.push(follower);
    await follower.start({
      async put(channel) {
        book.put(channel);
        await channel.start(
          async () => ({ kind: 'stored' }),
          async () => undefined,
          async () => undefined,
        );
      },
      async remove(id) {
        book.remove(id);
      },
    });
    return { book, follower, desk: openAccountDesk(deps, follower), tokens };
  }

  const bot = (token = '100001:first') => ({ type: 'telegram' as const, settings: { token } });

  it('connect, change, switch off and remove in each within seconds, whoever has asked for it', async () => {
    const [left, right] = [await play(), await play()];
    const made = await left.desk.connect(bot(), 'anna');
    if (made.kind !== 'done') throw new Error(made.kind);
    const { id } = made.account;
    expect(left.book.get('telegram:100001')).toBeDefined();
    await until(() => right.book.get('telegram:100001'), 'the other process');
    await right.desk.change(id, 1, { settings: { token: '100001:second' } }, 'olga');
    expect(right.tokens).toEqual(['100001:first', '100001:second']);
    await until(() => left.tokens.length === 2, 'the new token in the first');
    await right.desk.change(id, 2, { title: 'Бот салона' }, 'olga');
    await left.desk.change(id, 3, { enabled: false }, 'anna');
    await until(() => !right.book.get('telegram:100001'), 'the end in the other');
    expect(right.book.isRemoved('telegram:100001')).toBe(false);
    expect(await left.desk.remove(id, 4, 'anna')).toEqual({ kind: 'done', lines: 0 });
    await until(() => right.book.isRemoved('telegram:100001'), 'the word that it will not come back');
    // A new title is no reason to connect anew.
    expect(left.tokens).toHaveLength(2);
    expect(right.tokens).toHaveLength(2);
  });

  it('are connected once, however many ask at the same time', async () => {
    const [left, right] = [await play(), await play()];
    const all = await Promise.all([left, right, left, right].map(({ desk }) => desk.connect(bot(), null)));
    expect(all.map(({ kind }) => kind).sort()).toEqual(['done', 'refused', 'refused', 'refused']);
    expect(await store.channelAccounts.countDocuments({ removedAt: null })).toBe(1);
  });

  it('are connected at the start of a process', async () => {
    const first = await play();
    await first.desk.connect(bot(), null);
    expect((await play()).tokens).toEqual(['100001:first']);
  });

  it('give way to one of the environment, and are connected when that is gone', async () => {
    await (await play()).desk.connect(bot(), null);
    const env = await play({ fromEnv: [bot('100001:of-the-environment')] });
    expect(env.tokens).toEqual([]);
    expect(env.book.isRemoved('telegram:100001')).toBe(false);
    expect(await env.desk.connect(bot(), null)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('.env'),
    });
  });

  it('say so when their secrets were sealed elsewhere, and take new ones', async () => {
    const made = await (await play()).desk.connect(bot(), null);
    if (made.kind !== 'done') throw new Error(made.kind);
    const moved = await play({ secret: 'another installation' });
    expect(moved.tokens).toEqual([]);
    expect(moved.follower.problemOf(made.account.id)).toContain('enter them anew');
    const mended = await moved.desk.change(made.account.id, 1, { settings: { token: '100001:anew' } }, null);
    expect(mended.kind).toBe('done');
    expect(moved.tokens).toEqual(['100001:anew']);
    expect(moved.follower.problemOf(made.account.id)).toBeNull();
  });

  it('keep what they have when the messenger refuses the new, or cannot be asked', async () => {
    const made = await (await play()).desk.connect(bot(), null);
    if (made.kind !== 'done') throw new Error(made.kind);
    const refusing = await play({ check: { kind: 'refused', setting: 'token', reason: 'revoked' } });
    const change = { settings: { token: '100001:third' } };
    expect(await refusing.desk.change(made.account.id, 1, change, null)).toEqual({
      kind: 'wrong',
      errors: [{ field: 'token', reason: 'revoked' }],
    });
    const away = await play({ check: { kind: 'unreachable', reason: 'no network' } });
    expect(await away.desk.change(made.account.id, 1, change, null)).toMatchObject({ kind: 'refused' });
    expect(await store.channelAccounts.findOne({ _id: made.account.id })).toMatchObject({ version: 1 });
  });
});
