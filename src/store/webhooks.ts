import type { Webhook } from '../domain/webhook.ts';
import { fromDocument, toDocument } from './document.ts';
import type { Store } from './open-store.ts';
import { forgetSubscriptions } from './subscriptions.ts';

/** All of them, the oldest first. There are few: `addWebhook`'s callers hold the limit. */
export async function listWebhooks(store: Store): Promise<Webhook[]> {
  const rows = await store.webhooks.find().sort({ createdAt: 1, _id: 1 }).toArray();
  return rows.map(fromDocument);
}

export async function findWebhook(store: Store, id: string): Promise<Webhook | null> {
  const row = await store.webhooks.findOne({ _id: id });
  return row && fromDocument(row);
}

export async function addWebhook(store: Store, webhook: Webhook): Promise<void> {
  await store.webhooks.insertOne(toDocument(webhook));
  forgetSubscriptions(store);
}

/** The webhook as it is after the change, or null when there is none. */
export async function changeWebhook(
  store: Store,
  id: string,
  change: Partial<Pick<Webhook, 'url' | 'events' | 'enabled' | 'disabledBy'>>,
): Promise<Webhook | null> {
  if (Object.keys(change).length === 0) return findWebhook(store, id);
  // Another address, or on again: failures are counted anew.
  const isAnew = change.url !== undefined || change.enabled === true;
  const row = await store.webhooks.findOneAndUpdate(
    { _id: id },
    { $set: change, ...(isAnew && { $unset: { failing: '' } }) },
    { returnDocument: 'after' },
  );
  forgetSubscriptions(store);
  return row && fromDocument(row);
}

/**
 * Puts a new secret in the place of this one, which signs beside it until then. Null when it is no longer the one: somebody else was
 * quicker.
 */
export async function rotateSecret(
  store: Store,
  { id, sealedSecret, oldSecrets = [] }: Webhook,
  next: { sealedSecret: string; oldUntil: Date },
  now: Date,
): Promise<Webhook | null> {
  const kept = oldSecrets.filter(({ until }) => until > now).slice(0, MOST_OLD_SECRETS - 1);
  const row = await store.webhooks.findOneAndUpdate(
    { _id: id, sealedSecret },
    { $set: { sealedSecret: next.sealedSecret, oldSecrets: [{ sealedSecret, until: next.oldUntil }, ...kept] } },
    { returnDocument: 'after' },
  );
  return row && fromDocument(row);
}

/** Each makes a signature, and a header has its length. */
const MOST_OLD_SECRETS = 3;

/** False when there is none. Its log goes with it; a row that a commit writes in this moment is never sent and expires. */
export async function removeWebhook(store: Store, id: string): Promise<boolean> {
  const { deletedCount } = await store.webhooks.deleteOne({ _id: id });
  forgetSubscriptions(store);
  await store.deliveries.deleteMany({ webhookId: id });
  return deletedCount === 1;
}
