import type { Webhook, WebhookDelivery } from '../../domain/webhook.ts';
import type { DeliveryView, WebhookView } from '../views/webhook-view.ts';

/** The secret stays inside, sealed or not. */
export function presentWebhook({ id, url, events, enabled, disabledBy, createdAt }: Webhook): WebhookView {
  return { id, url, events, enabled, disabledBy, createdAt: createdAt.toISOString() };
}

export function presentDelivery(delivery: WebhookDelivery): DeliveryView {
  const { id, webhookId, state, attempts, notBefore, lastAttempt, payload, createdAt } = delivery;
  const { type, timestamp, data } = payload;
  return {
    id,
    webhookId,
    state,
    attempts,
    nextTryAt: state === 'pending' ? notBefore.toISOString() : null,
    lastAttempt: lastAttempt && { ...lastAttempt, at: lastAttempt.at.toISOString() },
    payload: { type, timestamp: timestamp.toISOString(), data: { ...data, at: data.at.toISOString() } },
    createdAt: createdAt.toISOString(),
  };
}
