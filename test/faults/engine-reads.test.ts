import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Fleet, press, startFleet } from '../support/engine-fleet.ts';
import { failCommands, heal } from '../support/failpoints.ts';
import { startOwnMongod } from '../support/own-mongod.ts';
import { until } from '../support/until.ts';

describe('check 5: a database that refuses reads or loses a note', () => {
  let mongod: Awaited<ReturnType<typeof startOwnMongod>>;
  let fleet: Fleet;
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
  const write = (chatId: string) => fleet.engine(0).receive(fleet.incoming(chatId, press('раз')));

  it.each([91, 11_600, 189])(
    'is an outage and not a failure of the message: a read refused twice by code %d',
    async (errorCode) => {
      await failCommands(fleet.store, {
        commands: ['find'],
        appName: 'voronka:one',
        collection: 'threads',
        fault: { errorCode },
        times: 2,
      });
      await write(`read-${errorCode}`);
      await fleet.settled();
      expect(await fleet.store.inbox.countDocuments({ attempts: { $gt: 0 } })).toBe(0);
    },
  );

  it('hands nobody over to a person when it lasts for seconds', async () => {
    await failCommands(fleet.store, {
      commands: ['find'],
      appName: 'voronka:one',
      collection: 'threads',
      fault: { errorCode: 189 },
      times: 'always',
    });
    await write('long');
    await sleep(4_000);
    await heal(fleet.store);
    await fleet.settled().catch(() => undefined);
    const dialog = await fleet.store.dialogs.findOne({ threadId: 'telegram:1:long' });
    expect(dialog).toMatchObject({ mode: 'bot', queue: null });
  });

  it('sends a line soon whose next try could not be noted', async () => {
    let calls = 0;
    fleet.channel.onSend = async ({ messageId }) => {
      calls += 1;
      if (calls > 1) return { kind: 'sent', providerMessageId: messageId };
      // The next update of a line is the one that queues it again.
      await failCommands(fleet.store, {
        commands: ['update'],
        appName: 'voronka:one',
        collection: 'messages',
        fault: { closeConnection: true },
        times: 2,
      });
      return { kind: 'retry', reason: 'down' };
    };
    await write('requeue');
    await until(() => calls === 2, 'the second try');
  });
});
