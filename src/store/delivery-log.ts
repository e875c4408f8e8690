import type { EventType } from '../domain/event.ts';
import type { WebhookDelivery } from '../domain/webhook.ts';
import { fromDocument } from './document.ts';
import type { Store } from './open-store.ts';
import { afterCursor, type Page, type PageRequest, sortBy, toPage } from './queries/page.ts';

export interface DeliveryFilter {
  webhookId: string;
  state?: WebhookDelivery['state'] | undefined;
  event?: EventType | undefined;
}

const NEWEST_FIRST = { field: 'createdAt', direction: -1 } as const;

/** What was and will be sent to a webhook, the latest first. */
export async function listDeliveries(
  store: Store,
  { webhookId, state, event }: DeliveryFilter,
  { cursor, limit }: PageRequest,
): Promise<Page<WebhookDelivery>> {
  const wanted = { webhookId, ...(state && { state }), ...(event && { 'payload.type': event }) };
  const rows = await store.deliveries
    .find({ $and: [wanted, ...afterCursor(NEWEST_FIRST, cursor)] })
    .sort(sortBy(NEWEST_FIRST))
    .limit(limit + 1)
    .toArray();
  return toPage(rows.map(fromDocument), limit, (delivery) => delivery.createdAt);
}

export async function findDelivery(store: Store, id: string): Promise<WebhookDelivery | null> {
  const row = await store.deliveries.findOne({ _id: id });
  return row && fromDocument(row);
}

export interface DeliveryCounts {
  sent: number;
  failed: number;
  pending: number;
}

/** Beyond this a rate is as good as exact. */
const MOST_COUNTED = 10_000;

/** What became of a webhook's rows since that moment; counted in the index, and no further than it matters. */
export async function countDeliveries(store: Store, webhookId: string, since: Date): Promise<DeliveryCounts> {
  const count = (state: WebhookDelivery['state']) =>
    store.deliveries.countDocuments({ webhookId, state, createdAt: { $gte: since } }, { limit: MOST_COUNTED });
  const [sent, failed, pending] = await Promise.all([count('sent'), count('failed'), count('pending')]);
  return { sent, failed, pending };
}

/** Begins the attempts anew, under the same id. Null when there is no such row or it is being sent just now. */
export async function replayDelivery(store: Store, id: string, now: Date): Promise<WebhookDelivery | null> {
  const row = await store.deliveries.findOneAndUpdate({ _id: id, ...unleased(now) }, { $set: again(now) }, AFTER);
  return row && fromDocument(row);
}

/**
 * Begins the attempts of many rows anew, each under its own id: the failed ones, or all that have been told of, that were made since then.
 * What waits or is being sent stays as it is. Gives how many.
 */
export async function replayDeliveries(
  store: Store,
  { webhookId, what, since }: { webhookId: string; what: 'failed' | 'all'; since: Date },
  now: Date,
): Promise<number> {
  const states: WebhookDelivery['state'][] = what === 'failed' ? ['failed'] : ['failed', 'sent'];
  const { modifiedCount } = await store.deliveries.updateMany(
    { webhookId, state: { $in: states }, createdAt: { $gte: since }, ...unleased(now) },
    { $set: again(now) },
  );
  return modifiedCount;
}

const AFTER = { returnDocument: 'after' } as const;

const again = (now: Date) => ({ state: 'pending' as const, attempts: 0, notBefore: now, lease: null });

/** Rows that nobody is sending just now. */
export const unleased = (now: Date) => ({ $or: [{ lease: null }, { 'lease.until': { $lte: now } }] });
