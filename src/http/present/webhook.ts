import type { Webhook, WebhookAttempt, WebhookDelivery } from '../../domain/webhook.ts';
import type { DeliveryCounts } from '../../store/delivery-log.ts';
import type { DeliveryView, WebhookView } from '../views/webhook-view.ts';

/** The secrets stay inside, sealed or not. */
export function presentWebhook(webhook: Webhook, lately: DeliveryCounts, now: Date): WebhookView {
  const { id, url, events, enabled, disabledBy, failing, oldSecrets = [], createdAt } = webhook;
  const ends = oldSecrets.map(({ until }) => until.getTime()).filter((until) => until > now.getTime());
  return {
    id,
    url,
    events,
    enabled,
    disabledBy,
    failing: failing ? { since: failing.since.toISOString(), attempts: failing.attempts } : null,
    oldSecretUntil: ends.length > 0 ? new Date(Math.max(...ends)).toISOString() : null,
    lately,
    createdAt: createdAt.toISOString(),
  };
}

export function presentDelivery(delivery: WebhookDelivery): DeliveryView {
  const { id, webhookId, state, attempts, notBefore, lastAttempt, history, payload, createdAt } = delivery;
  const { type, timestamp, data, test } = payload;
  return {
    id,
    webhookId,
    state,
    attempts,
    nextTryAt: state === 'pending' ? notBefore.toISOString() : null,
    lastAttempt: lastAttempt && presentAttempt(lastAttempt),
    history: (history ?? (lastAttempt ? [lastAttempt] : [])).map(presentAttempt),
    payload: {
      type,
      timestamp: timestamp.toISOString(),
      data: { ...data, at: data.at.toISOString() },
      ...(test && { test }),
    },
    createdAt: createdAt.toISOString(),
  };
}

const presentAttempt = ({ at, answer, ...rest }: WebhookAttempt) => ({
  ...rest,
  at: at.toISOString(),
  answer: answer ?? null,
});
