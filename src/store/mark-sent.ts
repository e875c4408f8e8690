import mongoose from 'mongoose';
import type { DomainEvent } from '../domain/event.ts';
import { createBatcher } from './batcher.ts';
import { deliveriesFor } from './deliveries.ts';
import { toDocument } from './document.ts';
import type { RawCollection, Store } from './open-store.ts';

/** A message that its provider has accepted. The fact's id comes from the message, see `sentFactId`. */
export interface SentMark {
  messageId: string;
  sender: string;
  providerMessageId: string;
  fact: DomainEvent;
}

export type MarkSent = (mark: SentMark) => Promise<'marked'>;

/** The same fact has the same id, however often it is written. */
export const sentFactId = (messageId: string): string => `sent:${messageId}`;

const MOST_AT_ONCE = 200;

/**
 * Notes sent messages; those that come together share three commands. No transaction: the fact is written first and under its own id,
 * so a repetition after a crash in between adds nothing, and who finds the message still "sending" sees by the fact that it went out.
 */
export function createMarkSent(store: Store): MarkSent {
  return createBatcher<SentMark, 'marked'>({
    most: MOST_AT_ONCE,
    parallel: 1,
    async run(marks) {
      const facts = marks.map(({ fact }) => fact);
      await insertNew(store.raw('events'), facts);
      await insertNew(store.raw('deliveries'), await deliveriesFor(store, facts));
      await store.messages.bulkWrite(
        marks.map(({ messageId, sender, providerMessageId }) => ({
          updateOne: {
            filter: { _id: messageId, 'delivery.state': 'sending', 'outgoing.sender': sender },
            update: { $set: { delivery: { state: 'sent', providerMessageId } } },
          },
        })),
        { ordered: false },
      );
      return marks.map(() => 'marked');
    },
  });
}

async function insertNew(collection: RawCollection, things: readonly { id: string }[]): Promise<void> {
  if (things.length === 0) return;
  try {
    await collection.insertMany(things.map(toDocument), { ordered: false });
  } catch (error) {
    const known = error instanceof mongoose.mongo.MongoBulkWriteError && error.code === 11_000;
    if (!known || [error.writeErrors].flat().some(({ code }) => code !== 11_000)) throw error;
  }
}
