import type { DomainEvent } from '../domain/event.ts';
import type { Message } from '../domain/message.ts';
import { deliveriesFor, insertDeliveries } from './deliveries.ts';
import { type Stored, toDocument } from './document.ts';
import { noteOutcome } from './experiments/note-outcome.ts';
import type { Store } from './open-store.ts';

type Filter = Parameters<Store['messages']['updateOne']>[0];

/**
 * In one transaction: the message's new state, the fact, and that a customer whom it should have answered waits again. `isStill` must
 * fit yet; false when somebody else was first, and nothing is written.
 */
export async function markUndelivered(
  store: Store,
  isStill: Filter,
  { dialogId, outgoing }: Pick<Stored<Message>, 'dialogId' | 'outgoing'>,
  { state, reason }: { state: 'failed' | 'dropped' | 'uncertain'; reason: string },
  fact: DomainEvent,
): Promise<boolean> {
  const deliveries = await deliveriesFor(store, [fact]);
  let isFirst = false;
  await store.connection.transaction(async (session) => {
    const change = { $set: { 'delivery.state': state, 'delivery.reason': reason } };
    isFirst = (await store.messages.updateOne(isStill, change, { session })).matchedCount === 1;
    if (!isFirst) return;
    await store.raw('events').insertOne(toDocument(fact), { session });
    await insertDeliveries(store, deliveries, session);
    await noteOutcome(store, fact, session);
    if (!outgoing?.answering) return;
    await store.dialogs.updateOne(
      { _id: dialogId, waitingSince: null, mode: { $ne: 'closed' } },
      { $set: { waitingSince: outgoing.answering }, $inc: { version: 1 } },
      { session },
    );
  });
  return isFirst;
}
