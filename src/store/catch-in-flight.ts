import { isOutgoing, type Message, type OutgoingMessage } from '../domain/message.ts';
import type { Verdict } from '../domain/uncertain.ts';
import { fromDocument } from './document.ts';
import { sentFactId } from './mark-sent.ts';
import type { Store } from './open-store.ts';

/** What was being sent: by a process that is no more, or by any for so long that it must be forgotten. */
export type Flight = { sender: string } | { begunBefore: Date };

/**
 * Marks lines that were caught in flight, for good, and gives those that are worth it another try in their old place. Returns those that
 * have to wait for a person. A line whose fact says that it went out is only marked as sent.
 */
export async function catchInFlight(
  store: Store,
  flight: Flight,
  judge: (message: OutgoingMessage) => Verdict,
  now: Date,
): Promise<{ message: OutgoingMessage; reason: string }[]> {
  const which =
    'sender' in flight ? { 'outgoing.sender': flight.sender } : { 'outgoing.startedAt': { $lte: flight.begunBefore } };
  const rows = await store.messages.find({ 'delivery.state': 'sending', ...which }, { hint: 'unsent' }).toArray();
  const waiting: { message: OutgoingMessage; reason: string }[] = [];
  for (const row of rows) {
    const message: Message = fromDocument(row);
    if (!isOutgoing(message)) continue;
    const { outgoing } = message;
    // Whoever else looks at the same line at this moment: one of them changes it.
    const still = { _id: row._id, 'delivery.state': 'sending' as const, 'outgoing.attempts': outgoing.attempts };
    const fact = await store.events.findOne({ _id: sentFactId(row._id) });
    if (fact?.body.type === 'message_sent') {
      const { providerMessageId } = fact.body;
      const delivery = { state: 'sent' as const, ...(providerMessageId !== undefined && { providerMessageId }) };
      await store.messages.updateOne(still, { $set: { delivery } });
      continue;
    }
    const caught = { ...message, outgoing: { ...outgoing, caught: outgoing.caught + 1 } };
    const verdict = judge(caught);
    const resent = verdict.kind === 'resend' ? { 'delivery.state': 'queued' as const, 'outgoing.notBefore': now } : {};
    const marked = await store.messages.updateOne(
      { ...still, 'outgoing.caught': outgoing.caught },
      { $set: { 'outgoing.sender': null, ...resent }, $inc: { 'outgoing.caught': 1 } },
    );
    if (marked.matchedCount === 1 && verdict.kind === 'wait') waiting.push({ message: caught, reason: verdict.reason });
  }
  return waiting;
}
