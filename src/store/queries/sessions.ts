import type { ChannelKind } from '../../domain/channel.ts';
import type { Contact } from '../../domain/contact.ts';
import type { Dialog } from '../../domain/dialog.ts';
import type { DomainEvent, EventType } from '../../domain/event.ts';
import type { Message } from '../../domain/message.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { originIs } from './origin-is.ts';
import { afterCursor, type Cursor, during, sortBy } from './page.ts';

export interface SessionFilter {
  /** When the dialog began. */
  from: Date;
  to: Date;
  channel?: ChannelKind | undefined;
  source?: string | undefined;
  /** Null: nobody's. */
  assigneeId?: string | null | undefined;
}

/** One dialog with all that was said in it and what became of it; without private notes. */
export interface Session {
  dialog: Dialog;
  /** Null when it is gone. */
  contact: Contact | null;
  messages: Message[];
  events: DomainEvent[];
}

const OLDEST_FIRST = { field: 'createdAt', direction: 1 } as const;
/** So many dialogs are in memory at a time. */
const AT_ONCE = 50;

/** What became of the dialog, and what people have said of the bot's understanding. */
const OUTCOMES: readonly EventType[] = [
  'message_understood',
  'intent_labelled',
  'lead_created',
  'handed_off',
  'appointment_booked',
  'appointment_confirmed',
  'appointment_cancelled',
  'appointment_visited',
  'no_show',
  'offer_paid',
];

/** Dialogs one after the other, oldest first, so that whoever was cut off goes on after the last one. */
export async function* everySession(
  store: Pick<Store, 'dialogs' | 'contacts' | 'messages' | 'events'>,
  { from, to, channel, source, assigneeId }: SessionFilter,
  { cursor, limit }: { cursor: Cursor | null; limit: number },
): AsyncGenerator<Session> {
  let after = cursor;
  for (let left = limit; left > 0; ) {
    const rows = await store.dialogs
      .find({
        $and: [
          ...during('createdAt', from, to),
          ...(channel ? [{ channelKind: channel }] : []),
          ...(source ? [originIs(source)] : []),
          ...(assigneeId === undefined ? [] : [{ assigneeId }]),
          ...afterCursor(OLDEST_FIRST, after),
        ],
      })
      .sort(sortBy(OLDEST_FIRST))
      .limit(Math.min(AT_ONCE, left))
      .toArray();
    const last = rows.at(-1);
    if (!last) return;
    yield* await withLines(store, rows.map(fromDocument));
    after = { key: last.createdAt, id: last._id };
    left -= rows.length;
  }
}

async function withLines(
  store: Pick<Store, 'contacts' | 'messages' | 'events'>,
  dialogs: readonly Dialog[],
): Promise<Session[]> {
  const ids = dialogs.map(({ id }) => id);
  const [messages, events, contacts] = await Promise.all([
    store.messages
      .find({ dialogId: { $in: ids }, 'delivery.state': { $ne: 'private' } })
      .sort({ dialogId: 1, seq: 1 })
      .toArray(),
    store.events
      .find({ dialogId: { $in: ids }, 'body.type': { $in: [...OUTCOMES] } })
      .sort({ dialogId: 1, at: 1, _id: 1 })
      .toArray(),
    store.contacts.find({ _id: { $in: dialogs.map(({ contactId }) => contactId) } }).toArray(),
  ]);
  const people = new Map(contacts.map((contact) => [contact._id, fromDocument(contact)]));
  return dialogs.map((dialog) => ({
    dialog,
    contact: people.get(dialog.contactId) ?? null,
    messages: messages.filter(({ dialogId }) => dialogId === dialog.id).map(fromDocument),
    events: events.filter(({ dialogId }) => dialogId === dialog.id).map(fromDocument),
  }));
}
