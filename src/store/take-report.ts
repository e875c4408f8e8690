import type { DomainEvent } from '../domain/event.ts';
import type { DeliveryState } from '../domain/message.ts';
import type { DeliveryReport } from '../engine/ports.ts';
import { markUndelivered } from './mark-undelivered.ts';
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

/** A part that was lost is told of late: meanwhile the rest may have been read. */
const FROM_PARTLY: readonly DeliveryState[] = [...FROM.failed, 'delivered', 'read'];

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
    'delivery.state': { $in: [...('partly' in report ? FROM_PARTLY : FROM[report.state])] },
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
  return (await markUndelivered(store, isOurs, message, { state: 'failed', reason }, fact)) ? [fact] : [];
}
