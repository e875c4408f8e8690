import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import type { Pace } from '../../src/domain/sending/pace.ts';
import { createGate, type GatedChannel, type SendGate } from '../../src/engine/sending/gate.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { overrun } from '../domain/sending/overrun.ts';
import { testDatabaseUri } from '../support/mongod.ts';

const PACE: Pace = { perChat: { perSecond: 1, burst: 3 }, perChannel: { perSecond: 30, burst: 30 } };
const START = Date.UTC(2026, 10, 4, 9);
const log = pino({ level: 'silent' });

describe('The gate of sending', () => {
  let plain: Store;
  let store: Store;
  let database: WatchedDatabase;
  let clock: number;
  let channel: GatedChannel;
  let channels = 0;
  let gates: SendGate[] = [];

  beforeAll(async () => {
    plain = await openStore(testDatabaseUri('gate'));
  });
  afterAll(() => plain.close());
  beforeEach(() => {
    clock = START;
    gates = [];
    channels += 1;
    channel = { id: `telegram:${channels}`, capabilities: { pace: PACE } };
    ({ store, database } = watch(plain));
  });

  function newGate({ ahead = 0 } = {}): SendGate {
    const gate = createGate({ store, owner: `p${gates.length}`, now: () => new Date(clock + ahead), log });
    gates.push(gate);
    return gate;
  }

  /** Chats that each want to send so many messages; all ask as often as they are told to. The moments at which each went out. */
  async function drain(
    chats: { gate: SendGate; chatId: string; messages: number }[],
    forMs: number,
    outcome: (chatId: string) => Parameters<SendGate['settled']>[2] = () => 'sent',
  ): Promise<{ chatId: string; at: number }[]> {
    const sent: { chatId: string; at: number }[] = [];
    const waiting = chats.map((chat) => ({ ...chat, due: clock }));
    for (const end = clock + forMs; clock < end && waiting.some(({ messages }) => messages > 0); clock += 10) {
      const due = waiting.filter((chat) => chat.messages > 0 && chat.due <= clock);
      await Promise.all(
        due.map(async (chat) => {
          const waitMs = await chat.gate.admit(channel, chat.chatId);
          if (waitMs > 0) {
            chat.due = clock + waitMs;
            return;
          }
          sent.push({ chatId: chat.chatId, at: clock });
          const became = outcome(chat.chatId);
          if (became === 'sent') chat.messages -= 1;
          chat.gate.settled(channel, chat.chatId, became);
        }),
      );
      await database.quiet();
    }
    return sent;
  }

  const manyChats = (gate: SendGate, name: string, count: number, messages = 1) =>
    Array.from({ length: count }, (_, index) => ({ gate, chatId: `${name}${index}`, messages }));

  async function breakIt(gate: SendGate): Promise<void> {
    for (let failure = 0; failure < 5; failure += 1) gate.settled(channel, 'a', 'unreachable', 'ECONNREFUSED');
    await database.quiet();
  }

  it('keeps burst + rate · t for two processes together, and uses it up', async () => {
    const [one, two] = [newGate(), newGate()];
    const sent = await drain([...manyChats(one, 'a', 100), ...manyChats(two, 'b', 100)], 10_000);
    expect(sent).toHaveLength(200);
    const moments = sent.map(({ at }) => at - START);
    expect(overrun(moments, PACE.perChannel)).toBeLessThanOrEqual(0);
    // 30 at once, 170 at 30 a second: 5.7 s at best.
    expect(Math.max(...moments)).toBeLessThan(7_500);
  });

  it('gives a process that is alone the whole budget', async () => {
    const sent = await drain(manyChats(newGate(), 'a', 120), 10_000);
    expect(sent).toHaveLength(120);
    expect(sent.filter(({ at }) => at === START)).toHaveLength(30);
    expect(Math.max(...sent.map(({ at }) => at - START))).toBeLessThan(3_300);
  });

  it.each([PACE.perChannel, { perSecond: 30, burst: 3 }])(
    'lets nobody wait in a steady flow below the limit: %p',
    async (perChannel) => {
      channel = { id: channel.id, capabilities: { pace: { ...PACE, perChannel } } };
      const gate = newGate();
      expect(await gate.admit(channel, 'first')).toBe(0);
      const refused: number[] = [];
      for (let message = 0; message < 270; message += 1) {
        // 27 in a second.
        clock += 37;
        if (!gate.admitNow(channel, `chat${message}`)) refused.push(message);
        await database.quiet();
      }
      expect(refused).toEqual([]);
      expect(database.calls).toBeLessThan(perChannel.burst === 30 ? 120 : 300);
    },
  );

  it('needs no database for a message on what it holds, and asks once for many that come together', async () => {
    const gate = newGate();
    expect(gate.admitNow(channel, 'a')).toBe(false);
    await database.quiet();
    const before = database.calls;
    expect([1, 2, 3].map((chat) => gate.admitNow(channel, `chat${chat}`))).toEqual([true, true, true]);
    expect(database.calls).toBe(before);
    const other = newGate();
    const waits = await Promise.all(manyChats(other, 'b', 10).map(({ chatId }) => other.admit(channel, chatId)));
    expect(waits).toEqual(Array.from({ length: 10 }, () => 0));
    // Read, and written once.
    expect(database.calls).toBe(before + 2);
  });

  it('gives back what it holds when it stops, and admits nothing more', async () => {
    const [one, two] = [newGate(), newGate()];
    expect(await one.admit(channel, 'a')).toBe(0);
    await one.stop();
    expect(one.admitNow(channel, 'b')).toBe(false);
    expect(await one.admit(channel, 'b')).toBeGreaterThan(0);
    const sent = await drain(manyChats(two, 'c', 29), 10);
    expect(sent).toHaveLength(29);
  });

  it('lets messages wait while the database does not answer, and goes on afterwards', async () => {
    const gate = newGate();
    database.down = true;
    expect(await gate.admit(channel, 'a')).toBeGreaterThan(0);
    expect(gate.admitNow(channel, 'a')).toBe(false);
    database.down = false;
    clock += 1_000;
    expect(await gate.admit(channel, 'a')).toBe(0);
  });

  it('sends to one chat no faster than its own limit', async () => {
    const sent = await drain([{ gate: newGate(), chatId: 'a', messages: 10 }], 20_000);
    expect(sent).toHaveLength(10);
    expect(
      overrun(
        sent.map(({ at }) => at),
        PACE.perChat,
      ),
    ).toBeLessThanOrEqual(0);
  });

  it.each([
    ['a burst of one', { perSecond: 2, burst: 1 }],
    ['a small burst', { perSecond: 25, burst: 5 }],
    ['the burst of Telegram', { perSecond: 27, burst: 3 }],
  ])('uses up a limit with %s', async (_, perChannel) => {
    channel = { id: channel.id, capabilities: { pace: { ...PACE, perChannel } } };
    const sent = await drain(manyChats(newGate(), 'a', 500), 8_000);
    const moments = sent.map(({ at }) => at - START);
    expect(overrun(moments, perChannel)).toBeLessThanOrEqual(0);
    expect(sent.length).toBeGreaterThan(8 * perChannel.perSecond * 0.9);
  });

  it('does not let newcomers pass those who wait', async () => {
    const gate = newGate();
    await Promise.all(manyChats(gate, 'a', 60).map(({ chatId }) => gate.admit(channel, chatId)));
    await database.quiet();
    clock += 100;
    expect(gate.admitNow(channel, 'newcomer')).toBe(false);
    expect(await gate.admit(channel, 'newcomer')).toBeGreaterThan(800);
    expect(await gate.admit(channel, 'a30')).toBe(0);
  });

  it('stops only the chat that is throttled, and tells the process that takes it over', async () => {
    const [one, two] = [newGate(), newGate()];
    one.settled(channel, 'a', { throttledMs: 7_000 });
    await database.quiet();
    expect(await one.admit(channel, 'a')).toBe(7_000);
    expect(await one.admit(channel, 'b')).toBe(0);
    expect(one.health(channel.id).state).toBe('closed');
    await two.recall(channel, ['a', 'b']);
    expect(two.admitNow(channel, 'a')).toBe(false);
    expect(await two.admit(channel, 'a')).toBe(7_000);
    expect(await two.admit(channel, 'b')).toBe(0);
    clock += 7_000;
    expect(await one.admit(channel, 'a')).toBe(0);
  });

  it('stops the whole channel in all processes when several chats are throttled in a row', async () => {
    const [one, two] = [newGate(), newGate()];
    for (const [chatId, throttledMs] of [
      ['a', 3_000],
      ['b', 5_000],
      ['c', 4_000],
    ] as const) {
      one.settled(channel, chatId, { throttledMs });
    }
    await database.quiet();
    expect(await one.admit(channel, 'd')).toBe(5_000);
    expect(await two.admit(channel, 'e')).toBe(5_000);
    expect(two.health(channel.id)).toMatchObject({ state: 'throttled', until: new Date(START + 5_000) });
    const sent = await drain([...manyChats(one, 'f', 5), ...manyChats(two, 'g', 5)], 8_000);
    expect(Math.min(...sent.map(({ at }) => at - START))).toBe(5_000);
    expect(sent).toHaveLength(10);
  });

  it('stops the whole channel at once when the provider says that it means it', async () => {
    const gate = newGate();
    gate.settled(channel, 'a', { throttledMs: 2_000, whole: true });
    expect(await gate.admit(channel, 'b')).toBe(2_000);
  });

  it('takes throttled chats for each their own when messages go out in between', async () => {
    const gate = newGate();
    for (const chatId of ['a', 'b', 'c', 'd']) {
      gate.settled(channel, chatId, { throttledMs: 5_000 });
      gate.settled(channel, 'z', 'sent');
    }
    expect(await gate.admit(channel, 'e')).toBe(0);
  });

  it('tries an unreachable provider once a second from all processes together, and goes on at the first success', async () => {
    const [one, two] = [newGate(), newGate()];
    await breakIt(one);
    expect(one.health(channel.id)).toMatchObject({ state: 'open', failures: 5, reason: 'ECONNREFUSED' });
    const chats = [...manyChats(one, 'a', 40), ...manyChats(two, 'b', 40)];
    const before = await drain(chats, 30_000, () => 'unreachable');
    // Two hears of it when it asks for its first tokens.
    const probes = before.map(({ at }) => at - START);
    expect(overrun(probes, { perSecond: 1, burst: 1 })).toBeLessThanOrEqual(0);
    expect(probes.length).toBeGreaterThan(15);
    const after = await drain(chats, 20_000);
    expect(after).toHaveLength(80);
    expect([one, two].map((gate) => gate.health(channel.id))).toEqual([
      { state: 'closed', since: null, failures: 0 },
      { state: 'closed', since: null, failures: 0 },
    ]);
  });

  it('breaks a channel without limits too', async () => {
    channel = { id: `web:${channels}`, capabilities: {} };
    const [one, two] = [newGate(), newGate()];
    expect(Array.from({ length: 100 }, () => one.admitNow(channel, 'a')).every(Boolean)).toBe(true);
    expect(database.calls).toBe(0);
    await breakIt(one);
    await breakIt(two);
    expect(one.admitNow(channel, 'a')).toBe(false);
    const probes = await drain([...manyChats(one, 'a', 3), ...manyChats(two, 'b', 3)], 10_000, () => 'unreachable');
    expect(
      overrun(
        probes.map(({ at }) => at),
        { perSecond: 1, burst: 1 },
      ),
    ).toBeLessThanOrEqual(0);
    expect(probes.length).toBeGreaterThan(4);
    clock += 10_000;
    expect(await one.admit(channel, 'a')).toBe(0);
    one.settled(channel, 'a', 'refused');
    expect(one.admitNow(channel, 'b')).toBe(true);
    await database.quiet();
    clock += 10_000;
    await two.admit(channel, 'b');
    expect(two.admitNow(channel, 'b')).toBe(true);
  });

  it('is not opened by failures with an answer in between', async () => {
    const gate = newGate();
    for (let round = 0; round < 4; round += 1) {
      for (let failure = 0; failure < 4; failure += 1) gate.settled(channel, 'a', 'unreachable');
      gate.settled(channel, 'a', round % 2 === 0 ? 'refused' : { throttledMs: 10 });
    }
    expect(gate.health(channel.id)).toEqual({ state: 'closed', since: null, failures: 0 });
  });

  it('goes on when a process with a faster clock has gone', async () => {
    const [ahead, right] = [newGate({ ahead: 3_600_000 }), newGate()];
    await drain(manyChats(ahead, 'a', 60), 2_000);
    await ahead.stop();
    const from = clock;
    const sent = await drain(manyChats(right, 'b', 60), 5_000);
    expect(sent).toHaveLength(60);
    expect(
      overrun(
        sent.map(({ at }) => at - from),
        PACE.perChannel,
      ),
    ).toBeLessThanOrEqual(0);
  });
});

interface WatchedDatabase {
  /** Calls on the collection so far. */
  calls: number;
  /** Every call fails while this is true. */
  down: boolean;
  /** Until nothing is on its way any more: then what runs in the background is done. */
  quiet(): Promise<void>;
}

/** The same store, seen by the gate through a collection that counts its calls. */
function watch(plain: Store): { store: Store; database: WatchedDatabase } {
  const open = new Set<Promise<unknown>>();
  const database: WatchedDatabase = {
    calls: 0,
    down: false,
    async quiet() {
      for (let calm = 0; calm < 2; calm += 1) {
        await new Promise(setImmediate);
        if (open.size === 0) continue;
        await Promise.allSettled(open);
        calm = -1;
      }
    },
  };
  const follow = (call: Promise<unknown>) => {
    open.add(call);
    const done = () => open.delete(call);
    call.then(done, done);
    return call;
  };
  const counted =
    (target: object, method: CallableFunction) =>
    (...args: unknown[]) => {
      database.calls += 1;
      if (database.down) return Promise.reject(new Error('connection refused'));
      const result: unknown = Reflect.apply(method, target, args);
      return result instanceof Promise ? follow(result) : result;
    };
  const through = <T extends object>(target: T, give: (key: string | symbol, value: unknown) => unknown): T =>
    new Proxy(target, { get: (_, key) => give(key, Reflect.get(target, key, target)) });
  const bound = (target: object, value: unknown) => (value instanceof Function ? value.bind(target) : value);
  const { db } = plain.connection;
  if (!db) throw new Error('not connected');
  const watchedDb = through(db, (key, value) =>
    key !== 'collection'
      ? bound(db, value)
      : (name: string) => {
          const collection = db.collection(name);
          return through(collection, (_, inner) => (inner instanceof Function ? counted(collection, inner) : inner));
        },
  );
  const connection = through(plain.connection, (key, value) =>
    key === 'db' ? watchedDb : bound(plain.connection, value),
  );
  return { store: { ...plain, connection }, database };
}
