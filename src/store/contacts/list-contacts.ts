import type { mongo } from 'mongoose';
import type { ChannelKind } from '../../domain/channel.ts';
import type { Contact } from '../../domain/contact.ts';
import type { FieldValue } from '../../domain/field-value.ts';
import type { Scope } from '../../domain/visibility.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { whoMatches } from '../queries/contacts.ts';
import { afterCursor, during, type Order, type Page, type PageRequest, sortBy, toPage } from '../queries/page.ts';
import { visiblePage, whichContactsVisible } from '../queries/visible.ts';

export interface ContactFilter {
  text?: string | undefined;
  tag?: string | undefined;
  channel?: ChannelKind | undefined;
  source?: string | undefined;
  hasPhone?: boolean | undefined;
  consent?: 'granted' | 'withdrawn' | 'unknown' | undefined;
  blocked?: boolean | undefined;
  planId?: string | undefined;
  /** `[from, to)` of when we came to know of the person. */
  from?: Date | undefined;
  to?: Date | undefined;
  /** `[from, to)` of the last visit that took place. */
  visitFrom?: Date | undefined;
  visitTo?: Date | undefined;
  fields?: Readonly<Record<string, FieldValue>> | undefined;
}

/** `visited`: only who has been here, the latest visit first. */
export type ContactOrder = 'newest' | 'visited';

const ORDERS: Record<ContactOrder, Order & { keyOf(contact: Contact): Date | null }> = {
  newest: { field: 'createdAt', direction: -1, keyOf: ({ createdAt }) => createdAt },
  visited: { field: 'lastVisitAt', direction: -1, keyOf: ({ lastVisitAt }) => lastVisitAt },
};
/** Counting further would cost more than the figure is worth. */
export const MOST_COUNTED = 100_000;

export async function listContacts(
  store: Store,
  filter: ContactFilter,
  orderedBy: ContactOrder,
  { scope, ...request }: PageRequest & { scope: Scope },
): Promise<Page<Contact>> {
  const order = ORDERS[orderedBy];
  const condition = conditionOf(filter, orderedBy);
  return visiblePage<Contact>(scope, request, {
    async read({ cursor, limit }) {
      const rows = await store.contacts
        .find({ $and: [condition, ...afterCursor(order, cursor)] })
        .sort(sortBy(order))
        .limit(limit + 1)
        .toArray();
      return toPage(rows.map(fromDocument), limit, order.keyOf);
    },
    async visible(items) {
      const ids = items.map(({ id }) => id);
      const seen = await whichContactsVisible(store, scope, ids);
      return ({ id }) => seen.has(id);
    },
    cursorOf: (contact) => ({ key: order.keyOf(contact), id: contact.id }),
  });
}

export function countContacts(store: Store, filter: ContactFilter): Promise<number> {
  return store.contacts.countDocuments(conditionOf(filter, 'newest'), { limit: MOST_COUNTED + 1 });
}

/** All who fit, newest first, one after the other: for files. */
export async function* everyContact(store: Store, filter: ContactFilter): AsyncGenerator<Contact> {
  const rows = store.contacts.find(conditionOf(filter, 'newest')).sort({ createdAt: -1, _id: -1 }).batchSize(1_000);
  for await (const row of rows) yield fromDocument(row);
}

function conditionOf(filter: ContactFilter, order: ContactOrder): mongo.Document {
  const { text, tag, channel, source, hasPhone, blocked, planId, fields = {} } = filter;
  const conditions = [
    ...(text ? [whoMatches(text)] : []),
    ...(tag ? [{ tags: tag }] : []),
    ...(channel ? [{ 'identities.channelKind': channel }] : []),
    ...(source ? [{ 'origin.source': source }] : []),
    ...(hasPhone === undefined ? [] : [{ phone: hasPhone ? { $ne: null } : null }]),
    ...(filter.consent ? [CONSENT[filter.consent]] : []),
    ...(blocked === undefined ? [] : [{ blockedAt: blocked ? { $type: 'date' } : null }]),
    ...(planId ? [{ 'plans.planId': planId }] : []),
    ...during('createdAt', filter.from, filter.to),
    ...(order === 'visited' ? [{ lastVisitAt: { $type: 'date' } }] : []),
    ...during('lastVisitAt', filter.visitFrom, filter.visitTo),
    ...Object.entries(fields).map(([id, value]) => ({ [`fields.${id}`]: value })),
  ];
  return conditions.length > 0 ? { $and: conditions } : {};
}

const CONSENT: Record<NonNullable<ContactFilter['consent']>, mongo.Document> = {
  granted: { 'consent.granted': true },
  withdrawn: { 'consent.granted': false },
  unknown: { consent: null },
};
