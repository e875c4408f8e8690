import type { Order, OrderState } from '../../domain/orders/order.ts';
import type { Scope } from '../../domain/visibility.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { afterCursor, during, type Page, type PageRequest, sortBy, toPage } from '../queries/page.ts';
import { visiblePage, whichVisible } from '../queries/visible.ts';

export interface OrderFilter {
  /** What the asker may see of the dialogs. */
  scope: Scope;
  state?: OrderState | undefined;
  offerId?: string | undefined;
  contactId?: string | undefined;
  dialogId?: string | undefined;
  /** The number that another program gave it. */
  external?: { system: string; id: string } | undefined;
  /** When it was placed. */
  from?: Date | undefined;
  to?: Date | undefined;
}

const NEWEST_FIRST = { field: 'at', direction: -1 } as const;

/** The latest first. */
export async function listOrders(store: Store, filter: OrderFilter, request: PageRequest): Promise<Page<Order>> {
  return visiblePage(filter.scope, request, {
    read: (part) => readOrders(store, filter, part),
    async visible(orders) {
      const seen = await whichVisible(
        store,
        filter.scope,
        orders.map(({ dialogId }) => dialogId),
      );
      return ({ dialogId }) => seen.has(dialogId);
    },
    cursorOf: ({ at, id }) => ({ key: at, id }),
  });
}

async function readOrders(
  store: Store,
  { state, offerId, contactId, dialogId, external, from, to }: OrderFilter,
  { cursor, limit }: PageRequest,
): Promise<Page<Order>> {
  const given = {
    ...(state && { state }),
    ...(offerId !== undefined && { offerId }),
    ...(contactId !== undefined && { contactId }),
    ...(dialogId !== undefined && { dialogId }),
    ...(external && { 'external.system': external.system, 'external.id': external.id }),
  };
  const rows = await store.orders
    .find({ $and: [given, ...during('at', from, to), ...afterCursor(NEWEST_FIRST, cursor)] })
    .sort(sortBy(NEWEST_FIRST))
    .limit(limit + 1)
    .toArray();
  return toPage(rows.map(fromDocument), limit, ({ at }) => at);
}

/** An order of a dialog that may be seen; null when there is none. */
export async function findOrder(store: Store, scope: Scope, id: string): Promise<Order | null> {
  const found = await store.orders.findOne({ _id: id });
  if (!found) return null;
  return (await whichVisible(store, scope, [found.dialogId])).has(found.dialogId) ? fromDocument(found) : null;
}

export async function findByNumber(store: Store, system: string, id: string): Promise<Order | null> {
  const found = await store.orders.findOne({ 'external.system': system, 'external.id': id });
  return found && fromDocument(found);
}
