import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OutgoingMessage } from '../../src/domain/message.ts';
import { judgeUncertain } from '../../src/domain/uncertain.ts';
import { catchInFlight } from '../../src/store/catch-in-flight.ts';
import { toDocument } from '../../src/store/document.ts';
import { sentFactId } from '../../src/store/mark-sent.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { buildEvent } from '../support/build-event.ts';
import { buildFlying } from '../support/build-flying.ts';
import { testDatabaseUri } from '../support/mongod.ts';

const NOW = new Date('2026-11-03T15:00:00Z');
const judge = (message: OutgoingMessage) => judgeUncertain(message, false);

describe('lines caught in flight', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('caught'));
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.messages.deleteMany({});
    await store.events.deleteMany({});
  });
  async function flying(id: string, outgoing: Partial<OutgoingMessage['outgoing']> = {}): Promise<OutgoingMessage> {
    const message = buildFlying({ id, dialogId: `of-${id}` }, { sender: 'dead', ...outgoing });
    await store.raw('messages').insertOne(toDocument(message));
    return message;
  }
  const found = (id: string) => store.messages.findOne({ _id: id });
  const caughtBy = (sender = 'dead') => catchInFlight(store, { sender }, judge, NOW);

  it('go back to their place, to be sent at once, counted as caught and in nobody’s hands', async () => {
    await flying('a');
    expect(await caughtBy()).toEqual([]);
    expect(await found('a')).toMatchObject({
      delivery: { state: 'queued' },
      outgoing: { attempts: 1, caught: 1, sender: null, notBefore: NOW },
    });
  });

  it('are handed over to a person the second time', async () => {
    await flying('a', { caught: 1, attempts: 2 });
    const waiting = await caughtBy();
    expect(waiting).toMatchObject([{ message: { id: 'a', outgoing: { caught: 2 } }, reason: expect.any(String) }]);
    expect(await found('a')).toMatchObject({ delivery: { state: 'sending' }, outgoing: { caught: 2, sender: null } });
  });

  it('are only marked when the fact says that they went out', async () => {
    const { id } = await flying('a');
    const body = { type: 'message_sent' as const, messageId: id, author: 'bot', responseMs: null, first: false };
    const fact = buildEvent({ ...body, providerMessageId: 'p-1' }, { id: sentFactId(id) });
    await store.raw('events').insertOne(toDocument(fact));
    expect(await caughtBy()).toEqual([]);
    expect(await found('a')).toMatchObject({
      delivery: { state: 'sent', providerMessageId: 'p-1' },
      outgoing: { caught: 0 },
    });
  });

  it('are left alone when they are another’s, or not in flight', async () => {
    await flying('theirs', { sender: 'alive' });
    const queued = buildFlying({ id: 'queued', dialogId: 'q', delivery: { state: 'queued' } }, { sender: 'dead' });
    await store.raw('messages').insertOne(toDocument(queued));
    expect(await caughtBy()).toEqual([]);
    expect(await found('theirs')).toMatchObject({ delivery: { state: 'sending' }, outgoing: { caught: 0 } });
    expect(await found('queued')).toMatchObject({ outgoing: { caught: 0 } });
  });

  it('by age alone are those that began so long ago, whoever sends them', async () => {
    await flying('old', { sender: 'alive', startedAt: new Date(NOW.getTime() - 120_000) });
    await flying('young', { sender: 'alive', startedAt: new Date(NOW.getTime() - 119_000) });
    await catchInFlight(store, { begunBefore: new Date(NOW.getTime() - 120_000) }, judge, NOW);
    expect(await found('old')).toMatchObject({ delivery: { state: 'queued' } });
    expect(await found('young')).toMatchObject({ delivery: { state: 'sending' } });
  });

  it('are caught once by many who look at the same moment, and handed over once', async () => {
    await flying('again');
    await flying('waits', { caught: 1 });
    const looks = await Promise.all(Array.from({ length: 6 }, () => caughtBy()));
    expect(looks.flat()).toHaveLength(1);
    expect(await found('again')).toMatchObject({ outgoing: { caught: 1 } });
    expect(await found('waits')).toMatchObject({ outgoing: { caught: 2 } });
  });
});
