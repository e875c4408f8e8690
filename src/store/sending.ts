import { threadIdOf } from '../domain/channel.ts';
import type { DomainEvent } from '../domain/event.ts';
import { isOutgoing, type Message, type OutgoingMessage } from '../domain/message.ts';
import { fromDocument } from './document.ts';
import { markUndelivered } from './mark-undelivered.ts';
import type { Store } from './open-store.ts';

/** The lowest unsent line of a thread: nothing behind it may go first. */
export async function lowestUnsent(store: Store, threadId: string): Promise<OutgoingMessage | null> {
  const row = await store.messages.findOne(
    { threadId, 'delivery.state': { $in: ['queued', 'sending'] } },
    { sort: { at: 1, seq: 1 } },
  );
  const message: Message | null = row && fromDocument(row);
  return message && isOutgoing(message) ? message : null;
}

/** Threads with lines that may go out now. */
export async function threadsToSend(store: Store, now: Date, limit: number): Promise<string[]> {
  const rows = await store.messages
    .aggregate<{ _id: string }>(
      [
        { $match: { 'delivery.state': 'queued', 'outgoing.notBefore': { $lte: now } } },
        { $group: { _id: '$threadId' } },
        { $limit: limit },
      ],
      // Without it MongoDB reads every message there is.
      { hint: 'unsent' },
    )
    .toArray();
  return rows.map((row) => row._id);
}

/**
 * Takes a queued line for one call to the provider, which is written before the call: whatever happens then, it is known that it may
 * have happened. Null when somebody else has taken it.
 */
export async function takeForSending(
  store: Store,
  { id, outgoing }: OutgoingMessage,
  sender: string,
  now: Date,
): Promise<OutgoingMessage | null> {
  const taken = await store.messages.findOneAndUpdate(
    { _id: id, 'delivery.state': 'queued', 'outgoing.attempts': outgoing.attempts },
    {
      $set: { 'delivery.state': 'sending', 'outgoing.sender': sender, 'outgoing.startedAt': now },
      $inc: { 'outgoing.attempts': 1 },
    },
    { returnDocument: 'after' },
  );
  const message: Message | null = taken && fromDocument(taken);
  return message && isOutgoing(message) ? message : null;
}

/** It waits for its next try; `stepsDone`: which of its calls have succeeded, where it takes several. */
export async function queueAgain(
  store: Store,
  { id, outgoing }: OutgoingMessage,
  notBefore: Date,
  reason: string,
  stepsDone?: number,
): Promise<void> {
  await store.messages.updateOne(
    // Of somebody who has taken it over meanwhile it is the next attempt.
    { _id: id, 'delivery.state': { $in: ['queued', 'sending'] }, 'outgoing.attempts': outgoing.attempts },
    {
      $set: {
        'delivery.state': 'queued',
        'delivery.reason': reason,
        'outgoing.notBefore': notBefore,
        ...(stepsDone !== undefined && { 'outgoing.stepsDone': stepsDone }),
      },
    },
  );
}

/** It will not be sent by itself. A customer whom it should have answered waits again. False when somebody else has it by now. */
export async function markUnsent(
  store: Store,
  message: OutgoingMessage,
  state: 'failed' | 'dropped' | 'uncertain',
  reason: string,
  fact: DomainEvent,
): Promise<boolean> {
  const { id, outgoing } = message;
  const isStill = {
    _id: id,
    'delivery.state': { $in: ['queued' as const, 'sending' as const] },
    'outgoing.attempts': outgoing.attempts,
  };
  return markUndelivered(store, isStill, message, { state, reason }, fact);
}

/** The provider says that this person cannot be reached there any more. */
export async function markBlocked(store: Store, { channelId, chatId }: OutgoingMessage['outgoing']): Promise<void> {
  await store.contacts.updateOne(
    // The first two choose the index, which holds contacts with identities alone.
    {
      'identities.channelId': channelId,
      'identities.externalId': chatId,
      identities: { $elemMatch: { channelId, externalId: chatId } },
    },
    { $set: { 'identities.$[reached].blocked': true }, $inc: { version: 1 } },
    { arrayFilters: [{ 'reached.channelId': channelId, 'reached.externalId': chatId }] },
  );
  // Whoever remembers the contact as it was reads it anew: the next message shows that the person is back.
  const threadId = threadIdOf(channelId, chatId);
  await store.dialogs.updateOne({ threadId, mode: { $in: ['bot', 'queued', 'operator'] } }, { $inc: { version: 1 } });
}
