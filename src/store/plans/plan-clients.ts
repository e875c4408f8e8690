import type { Contact } from '../../domain/contact.ts';
import type { PlanClient } from '../../domain/plans/plan-client.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { contactsById } from '../queries/contacts.ts';
import { afterCursor, type Page, type PageRequest, sortBy, toPage } from '../queries/page.ts';

export interface ListedClient extends PlanClient {
  contact: Contact | null;
  orders: number;
  paid: number;
}

const NEWEST_FIRST = { field: 'at', direction: -1 } as const;

/** The clients of a plan, or of one of its managers (null: of nobody), the latest first, with what each has ordered and paid in all. */
export async function listPlanClients(
  store: Store,
  { planId, managerId }: { planId: string; managerId?: string | null | undefined },
  { cursor, limit }: PageRequest,
): Promise<Page<ListedClient>> {
  const rows = await store.planClients
    .find({ $and: [{ planId, ...(managerId !== undefined && { managerId }) }, ...afterCursor(NEWEST_FIRST, cursor)] })
    .sort(sortBy(NEWEST_FIRST))
    .limit(limit + 1)
    .toArray();
  const { items, next } = toPage(rows.map(fromDocument), limit, ({ at }) => at);
  const ids = items.map(({ contactId }) => contactId);
  const [contacts, sums] = await Promise.all([contactsById(store, ids), ordersOf(store, ids)]);
  const listed = items.map((client) => ({
    ...client,
    contact: contacts.get(client.contactId) ?? null,
    orders: sums.get(client.contactId)?.orders ?? 0,
    paid: sums.get(client.contactId)?.paid ?? 0,
  }));
  return { items: listed, next };
}

async function ordersOf(store: Store, contactIds: readonly string[]) {
  const paid = { $cond: [{ $eq: ['$state', 'paid'] }, '$amount', 0] };
  const rows = await store.orders
    .aggregate<{ _id: string; orders: number; paid: number }>([
      { $match: { contactId: { $in: [...contactIds] } } },
      { $group: { _id: '$contactId', orders: { $sum: 1 }, paid: { $sum: paid } } },
    ])
    .toArray();
  return new Map(rows.map((row) => [row._id, row]));
}
