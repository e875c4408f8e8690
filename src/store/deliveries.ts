import type { mongo } from 'mongoose';
import type { DomainEvent } from '../domain/event.ts';
import { deliveriesOf, type Webhook, type WebhookAttempt, type WebhookDelivery } from '../domain/webhook.ts';
import { unleased } from './delivery-log.ts';
import { fromDocument, toDocument } from './document.ts';
import type { Store } from './open-store.ts';
import { subscriptionsOf } from './subscriptions.ts';

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

/** Attempts that a row remembers: a whole round of them, and some of a replay. */
const MOST_HISTORY = 12;

/** Notes how the attempt went (null: none was made) and gives the row back. False when the lease has run out and somebody else has it. */
export async function settleDelivery(
  store: Store,
  id: string,
  token: string,
  outcome: Pick<WebhookDelivery, 'state' | 'attempts' | 'notBefore' | 'lastAttempt'>,
  made: WebhookAttempt | null,
): Promise<boolean> {
  const settled = await store.deliveries.updateOne(
    { _id: id, 'lease.token': token },
    {
      $set: { ...outcome, lease: null },
      ...(made && { $push: { history: { $each: [made], $slice: -MOST_HISTORY } } }),
    },
  );
  return settled.matchedCount === 1;
}

const dueAt = (now: Date) => ({ state: 'pending' as const, notBefore: { $lte: now }, ...unleased(now) });
