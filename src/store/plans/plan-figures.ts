import type { mongo } from 'mongoose';
import type { Store } from '../open-store.ts';

/** Whose clients of which plans; what is left out is not narrowed. */
export interface ClientFilter {
  planIds: readonly string[];
  managerId?: string | undefined;
  /** When they came in: `[from, to)`. */
  from?: Date | undefined;
  to?: Date | undefined;
}

/** A figure of one manager's clients in one plan. */
export interface Figure {
  planId: string;
  managerId: string | null;
  /** Clients, or orders. */
  count: number;
}

export interface OrderFigure extends Figure {
  sum: number;
  /** Different clients who have ordered. */
  buyers: number;
}

export async function countClients(store: Store, filter: ClientFilter): Promise<Figure[]> {
  const rows = await store.planClients
    .aggregate<{ _id: Omit<Figure, 'count'>; count: number }>([
      { $match: ofClients(filter) },
      { $group: { _id: { planId: '$planId', managerId: '$managerId' }, count: { $sum: 1 } } },
    ])
    .toArray();
  return rows.map(({ _id, count }) => ({ ..._id, count }));
}

/**
 * What the clients of plans have ordered (`placed`) or paid (`paid`) within `[from, to)`. Only what came after they did counts, and
 * the order that brought them in; but a payment that brought somebody in is no success of the plan.
 */
export async function sumOrders(
  store: Store,
  what: 'placed' | 'paid',
  within: { from?: Date | undefined; to?: Date | undefined },
  clients: ClientFilter,
): Promise<OrderFigure[]> {
  const field = what === 'paid' ? 'paidAt' : 'at';
  const span = { ...(within.from && { $gte: within.from }), ...(within.to && { $lt: within.to }) };
  const rows = await store.orders
    .aggregate<{ _id: Omit<Figure, 'count'>; count: number; sum: number; buyers: number }>([
      // The type is what the partial index of payments is chosen by.
      { $match: { [field]: { $type: 'date', ...span } } },
      {
        $group: {
          _id: '$contactId',
          orders: { $push: { id: '$_id', when: `$${field}`, amount: '$amount' } },
        },
      },
      {
        $lookup: {
          from: 'planClients',
          localField: '_id',
          foreignField: 'contactId',
          pipeline: [{ $match: ofClients(clients) }],
          as: 'client',
        },
      },
      { $unwind: '$client' },
      { $set: { orders: { $filter: { input: '$orders', as: 'order', cond: COUNTS[what] } } } },
      { $match: { 'orders.0': { $exists: true } } },
      {
        $group: {
          _id: { planId: '$client.planId', managerId: '$client.managerId' },
          count: { $sum: { $size: '$orders' } },
          sum: { $sum: { $sum: '$orders.amount' } },
          buyers: { $sum: 1 },
        },
      },
    ])
    .toArray();
  return rows.map(({ _id, ...figures }) => ({ ..._id, ...figures }));
}

const isSince = { $gte: ['$$order.when', '$client.at'] };
const isBringer = { $eq: ['$$order.id', '$client.orderId'] };

const COUNTS = {
  placed: { $or: [isSince, isBringer] },
  paid: {
    $and: [{ $or: [isSince, isBringer] }, { $not: [{ $and: [isBringer, { $eq: ['$client.via', 'paid'] }] }] }],
  },
};

const ofClients = ({ planIds, managerId, from, to }: ClientFilter): mongo.Document => ({
  planId: { $in: [...planIds] },
  ...(managerId !== undefined && { managerId }),
  ...((from || to) && { at: { ...(from && { $gte: from }), ...(to && { $lt: to }) } }),
});
