import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { recordOpening } from '../../src/domain/perform/inbound.ts';
import { perform } from '../../src/domain/perform/perform.ts';
import { createCommit } from '../../src/store/commit/commit-changes.ts';
import { openStore } from '../../src/store/open-store.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildDraft, buildSituation } from '../support/build-situation.ts';
import { createLatch, type Fleet, press, startFleet, text } from '../support/engine-fleet.ts';
import { testDatabaseUri } from '../support/mongod.ts';
import { createStillClock } from '../support/test-clock.ts';
import { until } from '../support/until.ts';

describe('the way of a message, where it once went wrong,', () => {
  let fleet: Fleet | undefined;
  afterEach(async () => {
    await fleet?.stop();
    fleet = undefined;
  });
  async function start(options: Parameters<typeof startFleet>[0] = {}): Promise<Fleet> {
    fleet = await startFleet(options);
    return fleet;
  }

  it('answers both of two presses of one millisecond, by which the web chat orders them', async () => {
    const rig = await start();
    const one = rig.incoming('tie', press('раз'));
    const other = rig.incoming('tie', press('два'), { order: one.order });
    await Promise.all([rig.engine(0).receive(one), rig.engine(0).receive(other)]);
    await rig.settled();
    expect((await rig.messages('tie')).filter(({ author }) => author === 'customer')).toHaveLength(2);
  });

  it('answers six texts of one millisecond', async () => {
    const rig = await start();
    const first = rig.incoming('tie6', text('кряк 0'));
    const rest = [1, 2, 3, 4, 5].map((n) => rig.incoming('tie6', text(`кряк ${n}`), { order: first.order }));
    await Promise.all([first, ...rest].map((one) => rig.engine(0).receive(one)));
    await rig.settled();
    expect((await rig.messages('tie6')).filter(({ author }) => author === 'customer')).toHaveLength(6);
  });

  it('works off a row whose message is there already, and sends nothing again', async () => {
    const rig = await start();
    const one = rig.incoming('rep', press('раз'));
    await rig.engine(0).receive(one);
    await rig.settled();
    // The journal forgets after two weeks; the message stays.
    await rig.store.inbox.deleteMany({});
    await rig.engine(0).receive(one);
    await until(async () => (await rig.store.inbox.countDocuments({ state: 'new' })) === 0, 'the row to be settled');
    await sleep(1_000);
    const waiting = await rig.store.inbox.countDocuments({ state: 'new' });
    expect({ sent: rig.sentTo('rep').length, waiting }).toEqual({ sent: 1, waiting: 0 });
  });

  it('does not send a line a third time when the first call to the provider fails long after it was taken over', async () => {
    const rig = await start({ owners: ['left', 'right'] });
    const [first, second] = [createLatch(), createLatch()];
    let calls = 0;
    rig.channel.onSend = async ({ messageId }) => {
      calls += 1;
      if (calls === 1) {
        await first.wait;
        return { kind: 'retry', reason: 'late' };
      }
      if (calls === 2) await second.wait;
      return { kind: 'sent', providerMessageId: `p-${messageId}` };
    };
    await rig.engine(0).receive(rig.incoming('fence', press('раз')));
    await until(() => calls === 1, 'first call');
    // The first process sleeps; the second takes over what it was sending.
    await until(async () => {
      await rig.store.processes.updateOne({ _id: 'left' }, { $set: { seenAt: new Date(0), host: 'elsewhere' } });
      return calls === 2;
    }, 'the second call');
    first.open();
    await sleep(300);
    second.open();
    await rig.settled();
    await sleep(2_000);
    expect(rig.channel.sent).toHaveLength(2);
  });

  it('does not hold up other dialogs while another process keeps one locked', async () => {
    const rig = await start();
    await rig.engine(0).receive(rig.incoming('locked', press('раз')));
    await rig.settled();
    const connection = await mongoose.createConnection(rig.uri, { appName: 'voronka:somebody' }).asPromise();
    const session = await connection.startSession();
    session.startTransaction();
    await connection
      .collection<{ _id: string }>('dialogs')
      .updateOne({ _id: await rig.dialogId('locked') }, { $inc: { version: 1 } }, { session });
    await rig.engine(0).receive(rig.incoming('locked', press('два')));
    await sleep(200);
    await rig.engine(0).receive(rig.incoming('free', press('раз')));
    const answered = await until(() => rig.sentTo('free').length === 1, 'an answer').catch(() => false);
    await session.abortTransaction();
    await session.endSession();
    await connection.close();
    await rig.settled();
    expect(answered).toBe(true);
  });

  it('lets a decision that cannot be written fail alone, among others written together', async () => {
    const store = await openStore(testDatabaseUri('poison'));
    const commit = createCommit(store);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => {
        const contact = buildContact({
          id: `c-${index}`,
          version: 0,
          ...(index === 3 ? { name: 'x'.repeat(17_000_000) } : {}),
        });
        const dialog = buildDialog({ id: `d-${index}`, contactId: contact.id, version: 0 });
        const before = buildSituation({ contact, dialog });
        const draft = buildDraft(before, { newId: () => `e-${index}-${Math.random()}` });
        recordOpening(draft, false);
        perform(draft, []);
        return commit({ before, changes: draft.changes, guard: null });
      }),
    );
    await store.close();
    expect(outcomes.map(({ status }) => status)).toEqual(
      outcomes.map((_, index) => (index === 3 ? 'rejected' : 'fulfilled')),
    );
  });

  it('waits in a worker for the rest of a thought that another process takes in', async () => {
    const clock = createStillClock();
    const rig = await start({ owners: ['web', 'worker'], split: true, quietMs: 500, clock });
    for (const words of ['запишите', 'на завтра', 'в 5']) {
      await rig.engine(0).receive(rig.incoming('split', text(words)));
      // The worker looks meanwhile.
      await sleep(400);
    }
    expect(await rig.messages('split')).toEqual([]);
    clock.advance({ minutes: 1 });
    await rig.settled();
    expect((await rig.messages('split')).map(({ author }) => author)).toEqual([
      'customer',
      'customer',
      'customer',
      'bot',
    ]);
  });
});
