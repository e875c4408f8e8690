import { Webhook } from 'standardwebhooks';

/** The headers by which a receiver knows that a body is ours, fresh, and not a repeat (standardwebhooks.com). */
export function sign(secret: string, id: string, at: Date, body: string): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}
