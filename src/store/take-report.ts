import type { DomainEvent } from '../domain/event.ts';
import type { DeliveryState, Message } from '../domain/message.ts';
import type { DeliveryReport } from '../engine/ports.ts';
import { deliveriesFor, insertDeliveries } from './deliveries.ts';
import { type Stored, toDocument } from './document.ts';
import type { Store } from './open-store.ts';

/**
 * From where a report moves a message: only forward, since reports come late, twice and out of order. "sending": the report has
 * overtaken our own note. "uncertain": now it is known that it has come.
 */
const FROM: Record<DeliveryReport['state'], readonly DeliveryState[]> = {
  delivered: ['sending', 'sent', 'uncertain'],
  read: ['sending', 'sent', 'uncertain', 'delivered'],
  failed: ['sending', 'sent', 'uncertain'],
};

/** Notes what became of a message. Gives the facts that it has left: a failure is one, arrivals are not. */
export async function takeReport(
  store: Store,
  channelId: string,
  report: DeliveryReport,
  { newId }: { newId(): string },
): Promise<DomainEvent[]> {
  const isOurs = {
    _id: report.messageId,
    'outgoing.channelId': channelId,
    'delivery.state': { $in: [...FROM[report.state]] },
  };
  if (report.state !== 'failed') {
    await store.messages.updateOne(isOurs, {
      $set: { 'delivery.state': report.state },
      $unset: { 'delivery.reason': '' },
    });
    return [];
  }
  const { reason } = report;
  const message = await store.messages.findOne(isOurs);
  const dialog = message && (await store.dialogs.findOne({ _id: message.dialogId }));
  if (!message || !dialog) return [];
  const fact: DomainEvent = {
    id: newId(),
    at: report.at,
    actor: { kind: 'system' },
    dialogId: dialog._id,
    contactId: dialog.contactId,
    threadId: dialog.threadId,
    channelKind: dialog.channelKind,
    origin: dialog.origin,
    body: { type: 'message_undelivered', messageId: message._id, state: 'failed', reason },
  };
  return (await writeFailure(store, isOurs, message, reason, fact)) ? [fact] : [];
}

/** In one transaction: the state, the fact, and that the customer waits again. False when another report was first. */
async function writeFailure(
  store: Store,
  isOurs: Parameters<Store['messages']['updateOne']>[0],
  { dialogId, outgoing }: Stored<Message>,
  reason: string,
  fact: DomainEvent,
): Promise<boolean> {
  const deliveries = await deliveriesFor(store, [fact]);
  let isFirst = false;
  await store.connection.transaction(async (session) => {
    const change = { $set: { 'delivery.state': 'failed' as const, 'delivery.reason': reason } };
    isFirst = (await store.messages.updateOne(isOurs, change, { session })).matchedCount === 1;
    if (!isFirst) return;
    await store.raw('events').insertOne(toDocument(fact), { session });
    await insertDeliveries(store, deliveries, session);
    if (!outgoing?.answering) return;
    await store.dialogs.updateOne(
      { _id: dialogId, waitingSince: null, mode: { $ne: 'closed' } },
      { $set: { waitingSince: outgoing.answering }, $inc: { version: 1 } },
      { session },
    );
  });
  return isFirst;
}
