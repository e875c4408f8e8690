import type { Webhook } from '../domain/webhook.ts';
import { isTooLongFailing } from '../domain/webhooks/too-long-failing.ts';
import type { Store } from './open-store.ts';
import { switchOffWebhook } from './switch-off-webhook.ts';

/**
 * Notes that an attempt of `at` got through or failed. What gets through ends the count of failures; a count that has gone on for days
 * switches the webhook off. True when it was switched off by this.
 */
export async function noteHealth(
  store: Store,
  webhook: Pick<Webhook, 'id' | 'url' | 'failing'>,
  got: 'through' | 'nowhere',
  at: Date,
  newId: () => string,
): Promise<boolean> {
  const { id, url } = webhook;
  if (got === 'through') {
    // Mostly there is nothing to write: a webhook that works costs no write more than its row.
    if (webhook.failing) await store.webhooks.updateOne({ _id: id }, { $unset: { failing: '' } });
    return false;
  }
  const row = await store.webhooks.findOneAndUpdate(
    { _id: id, url },
    { $min: { 'failing.since': at }, $inc: { 'failing.attempts': 1 } },
    { returnDocument: 'after' },
  );
  if (!row?.failing || !isTooLongFailing(row.failing, at)) return false;
  return switchOffWebhook(store, webhook, 'failing', { now: at, newId });
}
