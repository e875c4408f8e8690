import type { Order } from '../../domain/orders/order.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

export interface OrderNumber {
  system: string;
  id: string;
}

/** The orders of a dialog, with those that bear one of the numbers, wherever they are. */
export async function ordersForChange(
  store: Store,
  dialogId: string,
  numbers: readonly OrderNumber[],
): Promise<Order[]> {
  const byNumber = numbers.map(({ system, id }) => ({ 'external.system': system, 'external.id': id }));
  const rows = await store.orders.find({ $or: [{ dialogId }, ...byNumber] }).toArray();
  return rows.map(fromDocument);
}
