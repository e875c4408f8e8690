import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Fleet, press, startFleet, text, threadOf } from '../support/engine-fleet.ts';
import { type Fault, failCommands, heal } from '../support/failpoints.ts';
import { startOwnMongod } from '../support/own-mongod.ts';

const CUT: Fault = { closeConnection: true };
const code = (errorCode: number): Fault => ({ errorCode });
/** Done, as far as one knows, but not safely. */
const UNSAFE: Fault = { writeConcernError: { code: 64, errmsg: 'waiting for replication timed out' } };
const UNSAFE_IN_SHUTDOWN: Fault = { writeConcernError: { code: 91, errmsg: 'the server is shutting down' } };
const SHUTDOWN = code(91);
const INTERRUPTED = code(11_600);
const STEPPED_DOWN = code(189);
const NO_SUCH_TRANSACTION = code(251);

/** Each step on the way of a message from the provider to "sent": its command, its collection, and what befalls it how often. */
const STEPS: [step: string, command: string, collection: string | undefined, fault: Fault, times: number][] = [
  ['it is taken in: cut', 'insert', 'inbox', CUT, 2],
  ['it is taken in: a change of the primary', 'insert', 'inbox', STEPPED_DOWN, 2],
  ['it is taken in, but not safely', 'insert', 'inbox', UNSAFE, 1],
  ['its thread is read: cut', 'find', 'threads', CUT, 2],
  ['its thread is read: a shutdown', 'find', 'threads', SHUTDOWN, 1],
  ['its dialog is read: cut', 'find', 'dialogs', CUT, 1],
  ['its thread is claimed for slow work: cut', 'findAndModify', 'threads', CUT, 2],
  ['its thread is claimed for slow work: a change of the primary', 'findAndModify', 'threads', STEPPED_DOWN, 1],
  ['its paid answer is looked for: cut', 'find', 'replies', CUT, 2],
  ['its paid answer is kept: cut', 'update', 'replies', CUT, 2],
  ['its row is settled: cut', 'update', 'inbox', CUT, 2],
  ['its row is settled: a change of the primary', 'update', 'inbox', STEPPED_DOWN, 2],
  ['its row is settled: the transaction is gone', 'update', 'inbox', NO_SUCH_TRANSACTION, 2],
  ['its thread is written: cut', 'insert', 'threads', CUT, 1],
  ['its dialog is written: cut', 'insert', 'dialogs', CUT, 2],
  ['its dialog is written: interrupted', 'update', 'dialogs', INTERRUPTED, 1],
  ['its contact is written: the transaction is gone', 'insert', 'contacts', NO_SUCH_TRANSACTION, 1],
  ['its lines are written: cut', 'insert', 'messages', CUT, 2],
  ['its facts are written: cut', 'insert', 'events', CUT, 2],
  ['it is committed: cut', 'commitTransaction', undefined, CUT, 2],
  ['it is committed: a shutdown', 'commitTransaction', undefined, SHUTDOWN, 1],
  ['it is committed: interrupted', 'commitTransaction', undefined, INTERRUPTED, 1],
  ['it is committed: a change of the primary', 'commitTransaction', undefined, STEPPED_DOWN, 2],
  ['it is committed: the transaction is gone', 'commitTransaction', undefined, NO_SUCH_TRANSACTION, 2],
  ['it is committed, but not safely', 'commitTransaction', undefined, UNSAFE, 1],
  ['it is committed, but not safely, in a shutdown', 'commitTransaction', undefined, UNSAFE_IN_SHUTDOWN, 1],
  ['its answer is noted as sent: cut', 'update', 'messages', CUT, 2],
  ['its answer is noted as sent: a change of the primary', 'update', 'messages', STEPPED_DOWN, 2],
  ['its answer is noted as sent, but not safely', 'update', 'messages', UNSAFE, 1],
];

describe('check 5: commands of the database that fail on the way of a message', () => {
  let mongod: Awaited<ReturnType<typeof startOwnMongod>>;
  let fleet: Fleet;
  let cases = 0;
  beforeAll(async () => {
    mongod = await startOwnMongod();
    fleet = await startFleet({ uri: mongod.uri });
  });
  afterEach(async () => {
    await heal(fleet.store);
  });
  afterAll(async () => {
    await fleet?.stop();
    await mongod?.stop();
  });

  /** As a provider does: again and again until it is taken. */
  async function deliver(message: ReturnType<Fleet['incoming']>): Promise<void> {
    for (;;) {
      try {
        await fleet.engine(0).receive(message);
        return;
      } catch {
        await sleep(30);
      }
    }
  }

  const CONTENTS = [press('раз'), text('кряк'), press('три')];

  async function expectAsWithoutFaults(chatId: string): Promise<void> {
    const messages = (await fleet.messages(chatId)).sort((a, b) => a.seq - b.seq);
    expect(messages.map(({ author, delivery }) => `${author} ${delivery.state}`)).toEqual(
      CONTENTS.flatMap(() => ['customer received', 'bot sent']),
    );
    expect(messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(messages.filter(({ author }) => author === 'customer').map((message) => message.text)).toEqual([
      'раз',
      'кряк',
      'три',
    ]);
    const sent = fleet.channel.sent.filter((one) => one.chatId === chatId).map(({ messageId }) => messageId);
    expect(sent).toEqual(messages.filter(({ author }) => author === 'bot').map(({ id }) => id));
    const events = await fleet.store.events.find({ threadId: threadOf(chatId) }).toArray();
    const count = (type: string) => events.filter(({ body }) => body.type === type).length;
    expect({
      opened: count('dialog_opened'),
      received: count('message_received'),
      sent: count('message_sent'),
      undelivered: count('message_undelivered'),
    }).toEqual({ opened: 1, received: 3, sent: 3, undelivered: 0 });
    const rows = await fleet.store.inbox.find({ threadId: threadOf(chatId) }).toArray();
    expect(rows.map(({ state, attempts }) => [state, attempts])).toEqual(CONTENTS.map(() => ['done', 0]));
    expect(await fleet.store.contacts.countDocuments({ 'identities.externalId': chatId })).toBe(1);
    expect(await fleet.store.threads.countDocuments({ _id: threadOf(chatId), owner: null })).toBe(1);
  }

  it.each(STEPS)('%s', async (_step, command, collection, fault, times) => {
    const chats = ['a', 'b'].map((name) => `${name}${++cases}`);
    fleet.responder.asked.length = 0;
    const before = await heal(fleet.store);
    await failCommands(fleet.store, {
      commands: [command],
      appName: 'voronka:one',
      fault,
      times,
      ...(collection === undefined ? {} : { collection }),
    });
    await Promise.all(
      chats.map(async (chatId) => {
        for (const content of CONTENTS) await deliver(fleet.incoming(chatId, content));
      }),
    );
    await fleet.settled();
    // The fault was on the way, and not beside it. The server may let two commands at once meet the last of its faults.
    expect((await heal(fleet.store)) - before).toBeGreaterThanOrEqual(times);
    for (const chatId of chats) await expectAsWithoutFaults(chatId);
    // Nobody pays twice, whatever had to be done again.
    const asked = fleet.responder.asked.map(({ id }) => id);
    if (collection !== 'replies') expect(asked).toEqual([...new Set(asked)]);
  });
});
