import type { Dialog } from '../../domain/dialog.ts';
import type { DomainEvent, EventBody } from '../../domain/event.ts';
import type { OutgoingMessage } from '../../domain/message.ts';

/** What a fact about a message has to know of its dialog. */
export type About = Pick<Dialog, 'channelKind' | 'origin'>;

/** A fact about a message on its way, by nobody in particular. */
export function factOf(
  { dialogId, contactId, threadId }: OutgoingMessage,
  { channelKind, origin }: About,
  id: string,
  at: Date,
  body: EventBody,
): DomainEvent {
  return { id, at, actor: { kind: 'system' }, dialogId, contactId, threadId, channelKind, origin, body };
}

/** The provider has accepted it; `responseMs` runs from the customer's own message, when this is the first answer to it. */
export function sentBody(
  { id, author, operatorId, outgoing: { answering } }: OutgoingMessage,
  providerMessageId: string,
  at: Date,
): EventBody {
  return {
    type: 'message_sent',
    messageId: id,
    author,
    responseMs: answering ? Math.max(0, at.getTime() - answering.getTime()) : null,
    first: answering !== null,
    ...(operatorId && { operatorId }),
    providerMessageId,
  };
}
