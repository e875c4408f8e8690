import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import pino from 'pino';
import { createPulse } from '../../src/engine/pulse.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { claimThread } from '../../src/store/threads.ts';
import { type Fleet, press, startFleet, threadOf } from '../support/engine-fleet.ts';
import { testDatabaseUri } from '../support/mongod.ts';
import { until } from '../support/until.ts';

const NOW = new Date('2031-03-04T07:00:00Z');

describe('the pulse of a process', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('pulse'));
  });
  afterAll(() => store.close());
  afterEach(() => store.processes.deleteMany({}).then(() => undefined));

  function play(owner: string) {
    const heard: { others: boolean[]; takenOver: string[] } = { others: [], takenOver: [] };
    let fails = false;
    const pulse = createPulse({
      store,
      owner,
      log: pino({ level: 'silent' }),
      others: (present) => heard.others.push(present),
      takeOver: async (sender) => {
        if (fails) throw new Error('away');
        heard.takenOver.push(sender);
      },
    });
    return {
      heard,
      pulse,
      failing(now: boolean) {
        fails = now;
      },
    };
  }
  const bury = (owner: string) =>
    store.processes.insertOne({ _id: owner, host: 'elsewhere', pid: 1, seenAt: new Date(0) });

  it('puts it into the list at once, and takes it out at a clean end alone', async () => {
    const first = play('first');
    await first.pulse.start();
    expect(await store.processes.findOne({ _id: 'first' })).toMatchObject({ pid: process.pid });
    await first.pulse.stop(false);
    expect(await store.processes.countDocuments({ _id: 'first' })).toBe(1);
    const second = play('first');
    await second.pulse.start();
    await second.pulse.stop(true);
    expect(await store.processes.countDocuments({})).toBe(0);
  });

  it('tells whether there are others, and when they have come or gone', async () => {
    const first = play('first');
    await first.pulse.start();
    expect(first.heard.others).toEqual([false]);
    const second = play('second');
    await second.pulse.start();
    expect(second.heard.others).toEqual([true]);
    await until(() => first.heard.others.at(-1), 'the first to see the second');
    await second.pulse.stop(true);
    await until(() => first.heard.others.at(-1) === false, 'the first to be alone again');
    await first.pulse.stop(true);
  });

  it('settles the estate of a dead process at its own start: leases first, its name last', async () => {
    await claimThread(store, 'held', 'dead', NOW, 45_000);
    await claimThread(store, 'ours', 'alive', NOW, 45_000);
    await bury('dead');
    const one = play('one');
    await one.pulse.start();
    expect(one.heard.takenOver).toEqual(['dead']);
    expect(await store.threads.findOne({ _id: 'held' })).toMatchObject({ owner: null });
    expect(await store.threads.findOne({ _id: 'ours' })).toMatchObject({ owner: 'alive' });
    expect(await store.processes.countDocuments({ _id: 'dead' })).toBe(0);
    await one.pulse.stop(true);
  });

  it('tries an estate again at the next beat when it could not be settled', async () => {
    const one = play('one');
    await one.pulse.start();
    one.failing(true);
    await bury('dead');
    const seen = (await store.processes.findOne({ _id: 'one' }))?.seenAt.getTime();
    await until(async () => (await store.processes.findOne({ _id: 'one' }))?.seenAt.getTime() !== seen, 'a beat');
    expect(await store.processes.countDocuments({ _id: 'dead' })).toBe(1);
    one.failing(false);
    await until(() => one.heard.takenOver.length > 0, 'the next beat');
    await until(async () => (await store.processes.countDocuments({ _id: 'dead' })) === 0, 'the name to be gone');
    await one.pulse.stop(true);
  });

  it('gives the leases of its own process back when it stops', async () => {
    const one = play('one');
    await one.pulse.start();
    await claimThread(store, 'mine', 'one', NOW, 45_000);
    await one.pulse.stop(true);
    expect(await store.threads.findOne({ _id: 'mine' })).toMatchObject({ owner: null });
  });
});

describe('a process that died in the middle of a transaction', () => {
  let fleet: Fleet;
  const open: mongoose.Connection[] = [];
  beforeAll(async () => {
    fleet = await startFleet();
  });
  afterAll(async () => {
    for (const connection of open) await connection.close();
    await fleet.stop();
  });

  /** Leaves a transaction open that has changed the dialog, as that process. */
  async function hold(owner: string, dialogId: string): Promise<mongoose.mongo.ClientSession> {
    const connection = await mongoose.createConnection(fleet.uri, { appName: `voronka:${owner}` }).asPromise();
    open.push(connection);
    const session = await connection.startSession();
    session.startTransaction();
    await connection
      .collection<{ _id: string }>('dialogs')
      .updateOne({ _id: dialogId }, { $inc: { version: 1 } }, { session });
    return session;
  }

  it('holds up a message to its dialog for seconds and not for a minute, and what it had begun is undone', async () => {
    const owner = `dead-${randomUUID()}`;
    await fleet.engine(0).receive(fleet.incoming('locked', press('раз')));
    await fleet.settled();
    await hold(owner, await fleet.dialogId('locked'));
    await fleet.store.processes.insertOne({ _id: owner, host: 'elsewhere', pid: 1, seenAt: new Date(0) });
    await fleet.engine(0).receive(fleet.incoming('locked', press('два')));
    await fleet.settled();
    expect((await fleet.messages('locked')).map(({ author }) => author)).toEqual([
      'customer',
      'bot',
      'customer',
      'bot',
    ]);
    expect(await fleet.store.dialogs.findOne({ threadId: threadOf('locked') })).toMatchObject({ version: 2 });
    expect(await fleet.store.processes.countDocuments({ _id: owner })).toBe(0);
  });

  it('but lives on another connection by another name loses nothing to it', async () => {
    const [dead, alive] = [`dead-${randomUUID()}`, `alive-${randomUUID()}`];
    await fleet.engine(0).receive(fleet.incoming('theirs', press('раз')));
    await fleet.settled();
    const session = await hold(alive, await fleet.dialogId('theirs'));
    await fleet.store.processes.insertOne({ _id: dead, host: 'elsewhere', pid: 1, seenAt: new Date(0) });
    await until(
      async () => (await fleet.store.processes.countDocuments({ _id: dead })) === 0,
      'the estate to be settled',
    );
    await session.commitTransaction();
    await session.endSession();
    expect(await fleet.store.dialogs.findOne({ threadId: threadOf('theirs') })).toMatchObject({ version: 2 });
  });
});
