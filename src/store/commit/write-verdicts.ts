import type { mongo } from 'mongoose';
import type { Message } from '../../domain/message.ts';
import type { Changes } from '../../domain/perform/draft.ts';
import type { Stored } from '../document.ts';
import type { Store } from '../open-store.ts';

type Write = mongo.AnyBulkWriteOperation<Stored<Message>>;

/**
 * Undelivered lines that are sent again, or settled; false when one of them is no longer as it was read: of two people who click at
 * once, one sends.
 */
export async function writeVerdicts(
  store: Store,
  decisions: readonly { changes: Changes }[],
  session: mongo.ClientSession,
): Promise<boolean> {
  const writes = decisions.flatMap(({ changes }) => [...requeued(changes), ...settled(changes)]);
  if (writes.length === 0) return true;
  const written = await store.messages.bulkWrite(writes, { session, ordered: false });
  return written.matchedCount === writes.length;
}

/** `caught` stays: that it may have arrived once is true for good. */
function requeued({ at, dialog, requeues }: Changes): Write[] {
  return requeues.map(({ messageId, from, seq }) => ({
    updateOne: {
      filter: { _id: messageId, 'delivery.state': from },
      update: {
        $set: {
          at,
          seq,
          delivery: { state: 'queued' },
          'outgoing.word': dialog.word,
          'outgoing.attempts': 0,
          'outgoing.notBefore': at,
          'outgoing.startedAt': null,
          'outgoing.sender': null,
        },
      },
    },
  }));
}

function settled({ settlements }: Changes): Write[] {
  return settlements.map(({ messageId, from, to, reason }) => ({
    updateOne: {
      filter: { _id: messageId, 'delivery.state': from },
      update: { $set: { delivery: { state: to, reason } } },
    },
  }));
}
