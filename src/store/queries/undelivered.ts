import type { mongo } from 'mongoose';
import type { DialogMode } from '../../domain/dialog.ts';
import { isOutgoing, type Message, type OutgoingMessage } from '../../domain/message.ts';
import type { Scope } from '../../domain/visibility.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { contactsById } from './contacts.ts';
import { afterCursor, type Page, type PageRequest, sortBy, toPage } from './page.ts';
import { visiblePage, whichVisible } from './visible.ts';

export type UndeliveredState = 'failed' | 'uncertain' | 'dropped';

export interface UndeliveredFilter {
  /** What the asker may see of the dialogs. */
  scope: Scope;
  /** Left out: those that wait for a person, failed and uncertain ones. */
  state?: UndeliveredState | undefined;
  channelId?: string | undefined;
  /** From when on they were said. */
  since?: Date | undefined;
}

/** A line that has not come, with what a list shows of whom it was for. */
export interface Undelivered {
  message: OutgoingMessage;
  contactName: string | null;
  contactPhone: string | null;
  mode: DialogMode;
}

const NEWEST_FIRST = { field: 'at', direction: -1 } as const;
const WAITING: UndeliveredState[] = ['failed', 'uncertain'];

/** Newest first. */
export async function listUndelivered(
  store: Store,
  filter: UndeliveredFilter,
  request: PageRequest,
): Promise<Page<Undelivered & { id: string }>> {
  const { items, next } = await visiblePage(filter.scope, request, {
    read: (part) => readUndelivered(store, filter, part),
    async visible(messages) {
      const seen = await whichVisible(
        store,
        filter.scope,
        messages.map(({ dialogId }) => dialogId),
      );
      return ({ dialogId }) => seen.has(dialogId);
    },
    cursorOf: ({ at, id }) => ({ key: at, id }),
  });
  return { items: await withWhom(store, items), next };
}

async function readUndelivered(
  store: Store,
  filter: UndeliveredFilter,
  { cursor, limit }: PageRequest,
): Promise<Page<OutgoingMessage>> {
  const rows = await store.messages
    .find({ $and: [conditions(filter), ...afterCursor(NEWEST_FIRST, cursor)] })
    .sort(sortBy(NEWEST_FIRST))
    .limit(limit + 1)
    .toArray();
  const messages = rows.map((row): Message => fromDocument(row)).filter(isOutgoing);
  return toPage(messages, limit, ({ at }) => at);
}

/** Somebody who sees little is not looked for further than this. */
const MOST_LOOKED_AT = 5_000;

/** The same, the oldest first: what is sent again keeps its order. */
export async function undeliveredToResend(
  store: Store,
  filter: UndeliveredFilter,
  most: number,
): Promise<{ id: string; dialogId: string }[]> {
  const rows = await store.messages
    .find(conditions(filter), { projection: { dialogId: 1 } })
    .sort({ at: 1, _id: 1 })
    .limit(filter.scope.kind === 'all' ? most : MOST_LOOKED_AT)
    .toArray();
  const seen = await whichVisible(
    store,
    filter.scope,
    rows.map(({ dialogId }) => dialogId),
  );
  const visible = rows.filter(({ dialogId }) => seen.has(dialogId)).slice(0, most);
  return visible.map(({ _id, dialogId }) => ({ id: _id, dialogId }));
}

export async function findMessageDialog(store: Store, messageId: string): Promise<string | null> {
  const found = await store.messages.findOne({ _id: messageId }, { projection: { dialogId: 1 } });
  return found?.dialogId ?? null;
}

function conditions({ state, channelId, since }: UndeliveredFilter): mongo.Document {
  return {
    'delivery.state': state ?? { $in: WAITING },
    ...(channelId && { 'outgoing.channelId': channelId }),
    ...(since && { at: { $gte: since } }),
  };
}

async function withWhom(store: Store, messages: readonly OutgoingMessage[]): Promise<(Undelivered & { id: string })[]> {
  const dialogIds = [...new Set(messages.map(({ dialogId }) => dialogId))];
  const [contacts, dialogs] = await Promise.all([
    contactsById(
      store,
      messages.map(({ contactId }) => contactId),
    ),
    store.dialogs.find({ _id: { $in: dialogIds } }, { projection: { mode: 1 } }).toArray(),
  ]);
  const modes = new Map(dialogs.map(({ _id, mode }) => [_id, mode]));
  return messages.map((message) => ({
    id: message.id,
    message,
    contactName: contacts.get(message.contactId)?.name ?? null,
    contactPhone: contacts.get(message.contactId)?.phone ?? null,
    mode: modes.get(message.dialogId) ?? 'closed',
  }));
}
