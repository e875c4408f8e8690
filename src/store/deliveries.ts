import type { mongo } from 'mongoose';
import type { DomainEvent } from '../domain/event.ts';
import { deliveriesOf, type Webhook, type WebhookDelivery } from '../domain/webhook.ts';
import { fromDocument, toDocument } from './document.ts';
import type { Store } from './open-store.ts';
import { afterCursor, type Page, type PageRequest, sortBy, toPage } from './queries/page.ts';
import { forgetSubscriptions, subscriptionsOf } from './subscriptions.ts';

/** Writes what has to be told of these events, inside the transaction that writes them, if there is one. */
export async function insertDeliveries(
  store: Store,
  rows: readonly WebhookDelivery[],
  session: mongo.ClientSession,
): Promise<void> {
  if (rows.length > 0) await store.deliveries.insertMany(rows.map(toDocument), { session });
}

/** The rows that these events make for the webhooks which are on now. */
export async function deliveriesFor(store: Store, events: readonly DomainEvent[]): Promise<WebhookDelivery[]> {
  return events.length === 0 ? [] : deliveriesOf(await subscriptionsOf(store), events);
}

/** Webhooks that are on and have a row to be sent now. */
export async function webhooksWaiting(store: Store, now: Date): Promise<string[]> {
  const enabled = await store.webhooks.find({ enabled: true }, { projection: { _id: 1 } }).toArray();
  if (enabled.length === 0) return [];
  const webhookIds = enabled.map(({ _id }) => _id);
  return store.deliveries.distinct('webhookId', { webhookId: { $in: webhookIds }, ...dueAt(now) });
}

/** Takes the webhook's longest due row for one attempt, which is counted at once; null when there is nothing to send. */
export async function claimDelivery(
  store: Store,
  webhookId: string,
  { token, now, until }: { token: string; now: Date; until: Date },
): Promise<{ webhook: Webhook; delivery: WebhookDelivery } | null> {
  const webhook = await store.webhooks.findOne({ _id: webhookId, enabled: true });
  if (!webhook) return null;
  const row = await store.deliveries.findOneAndUpdate(
    { webhookId, ...dueAt(now) },
    { $set: { lease: { token, until } }, $inc: { attempts: 1 } },
    { sort: { notBefore: 1, _id: 1 }, returnDocument: 'after' },
  );
  return row && { webhook: fromDocument(webhook), delivery: fromDocument(row) };
}

/** Notes how the attempt went and gives the row back. False when the lease has run out and somebody else has it. */
export async function settleDelivery(
  store: Store,
  id: string,
  token: string,
  outcome: Pick<WebhookDelivery, 'state' | 'attempts' | 'notBefore' | 'lastAttempt'>,
): Promise<boolean> {
  const settled = await store.deliveries.updateOne(
    { _id: id, 'lease.token': token },
    { $set: { ...outcome, lease: null } },
  );
  return settled.matchedCount === 1;
}

/** Switches a webhook off whose receiver says that it is gone; not when it has got another address meanwhile. */
export async function disableGone(store: Store, { id, url }: Pick<Webhook, 'id' | 'url'>): Promise<void> {
  await store.webhooks.updateOne({ _id: id, url }, { $set: { enabled: false, disabledBy: 'gone' } });
  forgetSubscriptions(store);
}

const NEWEST_FIRST = { field: 'createdAt', direction: -1 } as const;

export async function listDeliveries(
  store: Store,
  { webhookId }: { webhookId: string },
  { cursor, limit }: PageRequest,
): Promise<Page<WebhookDelivery>> {
  const rows = await store.deliveries
    .find({ $and: [{ webhookId }, ...afterCursor(NEWEST_FIRST, cursor)] })
    .sort(sortBy(NEWEST_FIRST))
    .limit(limit + 1)
    .toArray();
  return toPage(rows.map(fromDocument), limit, (delivery) => delivery.createdAt);
}

export async function findDelivery(store: Store, id: string): Promise<WebhookDelivery | null> {
  const row = await store.deliveries.findOne({ _id: id });
  return row && fromDocument(row);
}

/** Begins the attempts anew, under the same id. Null when there is no such row or it is being sent just now. */
export async function replayDelivery(store: Store, id: string, now: Date): Promise<WebhookDelivery | null> {
  const row = await store.deliveries.findOneAndUpdate(
    { _id: id, ...unleased(now) },
    { $set: { state: 'pending', attempts: 0, notBefore: now, lease: null } },
    { returnDocument: 'after' },
  );
  return row && fromDocument(row);
}

const unleased = (now: Date) => ({ $or: [{ lease: null }, { 'lease.until': { $lte: now } }] });

const dueAt = (now: Date) => ({ state: 'pending' as const, notBefore: { $lte: now }, ...unleased(now) });
