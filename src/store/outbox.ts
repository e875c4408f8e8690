import type { DomainEvent } from '../domain/event.ts';
import type { OutboxRow } from '../domain/outbox.ts';
import { insertDeliveries } from './deliveries.ts';
import { fromDocument, toDocument } from './document.ts';
import type { Store } from './open-store.ts';

/** The lowest unsent row of a thread: nothing behind it may go first. */
export async function lowestUnsent(store: Store, threadId: string): Promise<OutboxRow | null> {
  const row = await store.outbox.findOne(
    { threadId, state: { $in: ['queued', 'sending'] } },
    { sort: { createdAt: 1, seq: 1 } },
  );
  return row && fromDocument(row);
}

/** Threads with rows that may go out now. */
export async function threadsToSend(store: Store, now: Date, limit: number): Promise<string[]> {
  const rows = await store.outbox
    .aggregate<{ _id: string }>([
      { $match: { state: { $in: ['queued', 'sending'] }, notBefore: { $lte: now } } },
      { $group: { _id: '$threadId' } },
      { $limit: limit },
    ])
    .toArray();
  return rows.map((row) => row._id);
}

/** Written before the call to the provider: whatever happens then, it is known that it may have happened. */
export async function markSending(store: Store, row: OutboxRow, now: Date): Promise<void> {
  await store.outbox.updateOne({ _id: row.id }, { $set: { state: 'sending', startedAt: now }, $inc: { attempts: 1 } });
  await store.messages.updateOne({ _id: row.id }, { $set: { 'delivery.state': 'sending' } });
}

export async function markQueuedAgain(store: Store, row: OutboxRow, notBefore: Date, reason: string): Promise<void> {
  await store.outbox.updateOne({ _id: row.id }, { $set: { state: 'queued', notBefore } });
  await store.messages.updateOne({ _id: row.id }, { $set: { 'delivery.state': 'queued', 'delivery.reason': reason } });
}

/** The provider has it: row, message and fact in one transaction, so that no figure counts what the thread does not show. */
export async function markSent(
  store: Store,
  row: OutboxRow,
  providerMessageId: string,
  fact: DomainEvent,
): Promise<void> {
  await store.connection.transaction(async (session) => {
    await store.outbox.updateOne({ _id: row.id }, { $set: { state: 'sent' } }, { session });
    await store.messages.updateOne(
      { _id: row.id },
      { $set: { delivery: { state: 'sent', providerMessageId } } },
      { session },
    );
    await store.raw('events').insertOne(toDocument(fact), { session });
    await insertDeliveries(store, [fact], session);
  });
}

/** It will not be sent. A customer whom it should have answered waits again. */
export async function markUnsent(
  store: Store,
  row: OutboxRow,
  state: 'failed' | 'dropped',
  reason: string,
  fact: DomainEvent,
): Promise<void> {
  await store.connection.transaction(async (session) => {
    await store.outbox.updateOne({ _id: row.id }, { $set: { state } }, { session });
    await store.messages.updateOne({ _id: row.id }, { $set: { delivery: { state, reason } } }, { session });
    await store.raw('events').insertOne(toDocument(fact), { session });
    await insertDeliveries(store, [fact], session);
    if (row.answering) {
      await store.dialogs.updateOne(
        { _id: row.dialogId, waitingSince: null, mode: { $ne: 'closed' } },
        { $set: { waitingSince: row.answering }, $inc: { version: 1 } },
        { session },
      );
    }
  });
}

/** The provider says that this person cannot be reached there any more. */
export async function markBlocked(store: Store, row: OutboxRow): Promise<void> {
  await store.contacts.updateOne(
    { identities: { $elemMatch: { channelId: row.channelId, externalId: row.chatId } } },
    { $set: { 'identities.$.blocked': true }, $inc: { version: 1 } },
  );
}
