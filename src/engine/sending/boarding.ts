import { isOutgoing, type OutgoingMessage } from '../../domain/message.ts';
import type { Changes } from '../../domain/perform/draft.ts';
import { sentFactId } from '../../store/mark-sent.ts';
import { factOf, sentBody } from './facts.ts';

/** The decision with its first line written as being sent: the call to the provider follows the commit and needs no write of its own. */
export function boarded(changes: Changes, first: OutgoingMessage, sender: string): Changes {
  const message: OutgoingMessage = {
    ...first,
    delivery: { state: 'sending' },
    outgoing: { ...first.outgoing, attempts: 1, sender, startedAt: changes.at },
  };
  return {
    ...changes,
    messages: changes.messages.map((known) => (known === first ? message : known)),
    events: withoutQueued(changes, (id) => id === first.id),
  };
}

/** The decision with all its lines sent: on a channel whose readers read what is stored, nothing is left to be done. */
export function sentByStoring(changes: Changes): Changes {
  const lines = changes.messages.filter(isOutgoing);
  const ids = new Set(lines.map(({ id }) => id));
  const facts = lines.map((line) =>
    factOf(line, changes.dialog, sentFactId(line.id), changes.at, sentBody(line, line.id, changes.at)),
  );
  return {
    ...changes,
    messages: changes.messages.map((message) =>
      ids.has(message.id)
        ? { ...message, delivery: { state: 'sent' as const, providerMessageId: message.id } }
        : message,
    ),
    events: [...withoutQueued(changes, (id) => ids.has(id)), ...facts],
  };
}

/** What never waits is not told of as waiting. */
const withoutQueued = ({ events }: Changes, isOurs: (messageId: string) => boolean): Changes['events'] =>
  events.filter(({ body }) => body.type !== 'message_queued' || !isOurs(body.messageId));
