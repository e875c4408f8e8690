import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookRequest } from '../../engine/ports.ts';

/** Whether Meta has signed these very bytes with the app's secret. */
export function isSigned({ headers, body }: WebhookRequest, appSecret: string): boolean {
  const given = /^sha256=([0-9a-f]{64})$/u.exec(headers['x-hub-signature-256'] ?? '')?.[1];
  if (given === undefined) return false;
  const expected = createHmac('sha256', appSecret).update(body).digest();
  return timingSafeEqual(Buffer.from(given, 'hex'), expected);
}

/** Meta's question before it sends anything: the challenge to be repeated, or null when it does not know our word. */
export function challengeAnswer(
  query: Readonly<Record<string, string | undefined>>,
  verifyToken: string,
): string | null {
  if (query['hub.mode'] !== 'subscribe') return null;
  const digest = (text: string) => createHmac('sha256', verifyToken).update(text).digest();
  if (!timingSafeEqual(digest(query['hub.verify_token'] ?? ''), digest(verifyToken))) return null;
  const challenge = query['hub.challenge'] ?? '';
  return /^[\w-]{1,200}$/u.test(challenge) ? challenge : null;
}
