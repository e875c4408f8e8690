import type { mongo } from 'mongoose';
import type { ChannelKind } from '../../domain/channel.ts';
import type { Dialog, DialogMode } from '../../domain/dialog.ts';
import type { Scope } from '../../domain/visibility.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { contactIdsMatching } from './contacts.ts';
import { afterCursor, containing, during, type Order, type Page, type PageRequest, sortBy, toPage } from './page.ts';
import { visibleDialogs } from './visible.ts';

export interface DialogFilter {
  /** What the asker may see. */
  scope: Scope;
  modes?: readonly DialogMode[] | undefined;
  channel?: ChannelKind | undefined;
  /** Null: nobody's. */
  assigneeId?: string | null | undefined;
  stageId?: string | undefined;
  /** In the contact's name, phone or e-mail, or in the last line. */
  text?: string | undefined;
  /** When the dialog began. */
  from?: Date | undefined;
  to?: Date | undefined;
}

/** `waiting`: who has been in the queue longest comes first. `recent`: who wrote last comes first. */
export type DialogOrder = 'waiting' | 'recent';

const ORDERS: Record<DialogOrder, Order & { keyOf(dialog: Dialog): Date | null }> = {
  waiting: { field: 'queue.since', direction: 1, keyOf: (dialog) => dialog.queue?.since ?? null },
  recent: { field: 'lastInboundAt', direction: -1, keyOf: (dialog) => dialog.lastInboundAt },
};

export async function listDialogs(
  store: Store,
  filter: DialogFilter,
  orderedBy: DialogOrder,
  { cursor, limit }: PageRequest,
): Promise<Page<Dialog>> {
  const order = ORDERS[orderedBy];
  const rows = await store.dialogs
    .find({ $and: [{}, ...(await conditions(store, filter)), ...afterCursor(order, cursor)] })
    .sort(sortBy(order))
    .limit(limit + 1)
    .toArray();
  return toPage(rows.map(fromDocument), limit, order.keyOf);
}

async function conditions(store: Store, filter: DialogFilter): Promise<mongo.Document[]> {
  const { scope, modes, channel, assigneeId, stageId, text, from, to } = filter;
  return [
    ...visibleDialogs(scope),
    ...(modes ? [{ mode: { $in: [...modes] } }] : []),
    ...(channel ? [{ channelKind: channel }] : []),
    ...(assigneeId === undefined ? [] : [{ assigneeId }]),
    ...(stageId ? [{ stageId }] : []),
    ...(text ? [await textMatches(store, text)] : []),
    ...during('createdAt', from, to),
  ];
}

/** A phone or an e-mail names a contact, who is found by an index; other words may stand in the last line, too. */
const NAMES_CONTACT = /^\+?[\d\s()-]{4,}$|^\S+@\S*$/u;

async function textMatches(store: Store, text: string): Promise<mongo.Document> {
  const byContact = { contactId: { $in: await contactIdsMatching(store, text) } };
  return NAMES_CONTACT.test(text) ? byContact : { $or: [byContact, { preview: containing(text) }] };
}
