import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OutgoingMessage } from '../../src/domain/message.ts';
import { toDocument } from '../../src/store/document.ts';
import { createMarkSent, type SentMark, sentFactId } from '../../src/store/mark-sent.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { forgetSubscriptions } from '../../src/store/subscriptions.ts';
import { buildEvent } from '../support/build-event.ts';
import { buildFlying } from '../support/build-flying.ts';
import { testDatabaseUri } from '../support/mongod.ts';

const AT = new Date('2026-11-01T09:00:01Z');

describe('noting what was sent', () => {
  let uri = '';
  let store: Store;
  let names = 0;
  beforeAll(async () => {
    uri = testDatabaseUri('sent');
    store = await openStore(uri);
  });
  afterAll(() => store.close());

  async function flying(outgoing: Partial<OutgoingMessage['outgoing']> = {}): Promise<OutgoingMessage> {
    const message = buildFlying({ id: `m${++names}`, dialogId: `d${names}` }, outgoing);
    await store.raw('messages').insertOne(toDocument(message));
    return message;
  }
  const markOf = ({ id }: OutgoingMessage, sender = 'me'): SentMark => ({
    messageId: id,
    sender,
    providerMessageId: `p-${id}`,
    fact: buildEvent(
      {
        type: 'message_sent',
        messageId: id,
        author: 'bot',
        responseMs: null,
        first: false,
        providerMessageId: `p-${id}`,
      },
      { id: sentFactId(id), at: AT },
    ),
  });
  const deliveryOf = async ({ id }: OutgoingMessage) => (await store.messages.findOne({ _id: id }))?.delivery;
  const facts = ({ id }: OutgoingMessage) => store.events.countDocuments({ _id: sentFactId(id) });

  it('marks the line and leaves one fact, however often it is noted', async () => {
    const message = await flying();
    const markSent = createMarkSent(store);
    expect(await markSent(markOf(message))).toBe('marked');
    expect(await Promise.all([markSent(markOf(message)), markSent(markOf(message))])).toEqual(['marked', 'marked']);
    expect(await deliveryOf(message)).toEqual({ state: 'sent', providerMessageId: `p-${message.id}` });
    expect(await facts(message)).toBe(1);
  });

  it('notes many at once, those among them whose fact is there already, too', async () => {
    const messages = await Promise.all(Array.from({ length: 30 }, () => flying()));
    const markSent = createMarkSent(store);
    // As a process leaves it that has ended between the fact and the mark.
    for (const message of messages.slice(0, 5)) await store.raw('events').insertOne(toDocument(markOf(message).fact));
    await Promise.all(messages.map((message) => markSent(markOf(message))));
    for (const message of messages) {
      expect(await deliveryOf(message)).toMatchObject({ state: 'sent' });
      expect(await facts(message)).toBe(1);
    }
  });

  it('leaves the fact but not the mark where another process has taken the line over, or it has come further', async () => {
    const taken = await flying({ sender: 'another' });
    const read = await flying();
    await store.messages.updateOne({ _id: read.id }, { $set: { 'delivery.state': 'read' } });
    const markSent = createMarkSent(store);
    await Promise.all([markSent(markOf(taken)), markSent(markOf(read))]);
    expect(await deliveryOf(taken)).toEqual({ state: 'sending' });
    expect(await facts(taken)).toBe(1);
    expect(await deliveryOf(read)).toMatchObject({ state: 'read' });
  });

  it('keeps the state that a report has brought first, and adds the provider’s id', async () => {
    const message = await flying();
    await store.messages.updateOne({ _id: message.id }, { $set: { 'delivery.state': 'delivered' } });
    await createMarkSent(store)(markOf(message));
    expect(await deliveryOf(message)).toEqual({ state: 'delivered', providerMessageId: `p-${message.id}` });
  });

  it('tells a webhook of each fact once', async () => {
    await store.webhooks.insertOne({
      _id: 'hook',
      url: 'https://example.com/hook',
      events: ['message_sent'],
      enabled: true,
      disabledBy: null,
      sealedSecret: 'x',
      createdAt: AT,
    });
    forgetSubscriptions(store);
    const message = await flying();
    const markSent = createMarkSent(store);
    await markSent(markOf(message));
    await markSent(markOf(message));
    expect(await store.deliveries.countDocuments({})).toBe(1);
  });

  it('fails all of a batch when the database does not take it, so that each is tried again', async () => {
    const message = await flying();
    const away = await openStore(uri);
    const markSent = createMarkSent(away);
    await away.close();
    await expect(markSent(markOf(message))).rejects.toThrow();
    expect(await deliveryOf(message)).toEqual({ state: 'sending' });
  });
});
