import { Webhook } from 'standardwebhooks';

/**
 * The headers by which a receiver knows that a body is ours, fresh, and not a repeat (standardwebhooks.com). Several secrets make several
 * signatures, the newest first: while one replaces another, receivers check by either.
 */
export function sign(secrets: readonly string[], id: string, at: Date, body: string): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}
