import type { DomainEvent } from '../domain/event.ts';
import { createBatcher } from './batcher.ts';
import { deliveriesFor } from './deliveries.ts';
import { toDocument } from './document.ts';
import type { Store } from './open-store.ts';
import { writeMany } from './write-command.ts';

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
/** Longer would leave more lines in doubt after a crash: the customer has them already. */
const SPACING_MS = 10;

/**
 * Notes sent messages; those that come together share three commands. No transaction: the fact is written first and under its own id,
 * so a repetition after a crash in between adds nothing, and who finds the message still "sending" sees by the fact that it went out.
 */
export function createMarkSent(store: Store): MarkSent {
  return createBatcher<SentMark, 'marked'>({
    most: MOST_AT_ONCE,
    spacingMs: SPACING_MS,
    async run(marks) {
      const facts = marks.map(({ fact }) => fact);
      await writeMany(store, 'events', { insert: facts.map(toDocument) }, null);
      const deliveries = await deliveriesFor(store, facts);
      if (deliveries.length > 0) await writeMany(store, 'deliveries', { insert: deliveries.map(toDocument) }, null);
      const update = marks.flatMap(({ messageId, sender, providerMessageId }) => [
        {
          q: { _id: messageId, 'delivery.state': 'sending', 'outgoing.sender': sender },
          u: { $set: { delivery: { state: 'sent', providerMessageId } } },
        },
        // A report has overtaken us: the state stays, the provider's id was not known to it.
        {
          q: { _id: messageId, 'delivery.state': { $in: ['delivered', 'read'] }, 'outgoing.sender': sender },
          u: { $set: { 'delivery.providerMessageId': providerMessageId } },
        },
      ]);
      await writeMany(store, 'messages', { update }, null);
      return marks.map(() => 'marked');
    },
  });
}
