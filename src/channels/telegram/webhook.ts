import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookAnswer, WebhookRequest } from '../../engine/ports.ts';
import { type RawUpdate, readBody } from '../read-body.ts';
import type { Inbox } from './take-update.ts';

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
  /** Makes one update durable; rejects when it could not. */
  take: (update: RawUpdate, inbox: Inbox) => Promise<void>;
  /** A failed write, with the error. */
  onFailure: (error: unknown) => void;
}

/**
 * One call by Telegram. 200 as soon as the update is durable, be it aside: any other answer makes Telegram send the same for 24 hours
 * and hold back what else this chat says. 503 when it is not, so that it does come again.
 */
export async function answerWebhook(
  { headers, body }: WebhookRequest,
  inbox: Inbox | undefined,
  { secret, take, onFailure }: WebhookParts,
): Promise<WebhookAnswer> {
  if (!isSame(headers['x-telegram-bot-api-secret-token'] ?? '', secret)) return { status: 401 };
  if (body.length > MAX_BODY_BYTES) return { status: 413 };
  if (!inbox) return { status: 503 };
  try {
    await take(readBody(body), inbox);
    return { status: 200 };
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
