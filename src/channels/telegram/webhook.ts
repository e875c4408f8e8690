import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Receive, WebhookAnswer, WebhookRequest } from '../../engine/ports.ts';
import type { Taken } from './take-update.ts';

/** An update is a few kB. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * The webhook's path segment and the secret that Telegram repeats with each call. Derived, so that they stay the same over
 * restarts and in all processes, and so that neither gives the token away.
 */
export function webhookKeys(webhookSecret: string, token: string): { path: string; secret: string } {
  const derive = (purpose: string) =>
    createHmac('sha256', webhookSecret).update(`${purpose}:${token}`).digest('base64url');
  return { path: derive('telegram-webhook-path').slice(0, 32), secret: derive('telegram-webhook-secret') };
}

export interface WebhookParts {
  secret: string;
  take: (update: unknown, receive: Receive) => Promise<Taken>;
  /** A failed write, with the error. */
  onFailure: (error: unknown) => void;
}

/** One call by Telegram. 200 only when the update is durable or of no use to us; 503 makes Telegram send it again. */
export async function answerWebhook(
  { headers, body }: WebhookRequest,
  receive: Receive | undefined,
  { secret, take, onFailure }: WebhookParts,
): Promise<WebhookAnswer> {
  if (!isSame(headers['x-telegram-bot-api-secret-token'] ?? '', secret)) return { status: 401 };
  if (body.length > MAX_BODY_BYTES) return { status: 413 };
  const update = parseJson(body);
  if (update === undefined) return { status: 400 };
  if (!receive) return { status: 503 };
  try {
    const taken = await take(update, receive);
    return { status: taken.kind === 'malformed' ? 400 : 200 };
  } catch (error) {
    onFailure(error);
    return { status: 503 };
  }
}

/** Compares digests, so that neither content nor length shows in the time taken. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHmac('sha256', expected).update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
