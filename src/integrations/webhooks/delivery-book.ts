import type { Webhook, WebhookAttempt, WebhookDelivery } from '../../domain/webhook.ts';
import type { Settlement } from './settlement.ts';

/** What the sender needs of the store; the functions there say more. */
export interface DeliveryBook {
  /** Webhooks with something to send. */
  waiting(now: Date): Promise<string[]>;
  /** Takes one row for one attempt; nobody else gets it before `until`. */
  claim(
    webhookId: string,
    claim: { token: string; now: Date; until: Date },
  ): Promise<{ webhook: Webhook; delivery: WebhookDelivery } | null>;
  /** False when the row is somebody else's by now. */
  settle(deliveryId: string, token: string, settlement: Settlement, made: WebhookAttempt | null): Promise<boolean>;
  disableGone(webhook: Webhook): Promise<void>;
  /** Notes that an attempt got through or failed at that moment. True when the webhook was switched off by that. */
  noteHealth(webhook: Webhook, got: 'through' | 'nowhere', at: Date): Promise<boolean>;
}
