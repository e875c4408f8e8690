import type { Webhook, WebhookDelivery } from '../../domain/webhook.ts';
import { findTarget, type TargetDeps } from '../../net/find-target.ts';
import { postJson, type Reply } from './post-json.ts';
import { sign } from './sign.ts';

/** How one attempt ended. A redirect is an answer like any other: it is not followed, since nobody checked where it leads. */
export type Attempted =
  | { kind: 'answered'; reply: Reply }
  | { kind: 'unanswered'; reason: string }
  /** Cut off by the signal before an answer came. */
  | { kind: 'aborted' };

export interface AttemptDeps {
  target: TargetDeps;
  /** The plain signing secrets of a webhook as of a moment, the newest first; throws when one cannot be read. */
  secretsOf(webhook: Webhook, at: Date): string[];
}

/** Signs one delivery as of `at` and posts it. Never throws. */
export async function attempt(
  { target: targetDeps, secretsOf }: AttemptDeps,
  webhook: Webhook,
  { id, payload }: Pick<WebhookDelivery, 'id' | 'payload'>,
  at: Date,
  signal: AbortSignal,
): Promise<Attempted> {
  try {
    const target = await Promise.race([findTarget(webhook.url, targetDeps), aborted(signal)]);
    if (target.kind === 'refused') return { kind: 'unanswered', reason: `the address ${target.reason}` };
    const body = JSON.stringify(payload);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Voronka-Webhooks/1',
      ...sign(secretsOf(webhook, at), id, at, body),
    };
    return { kind: 'answered', reply: await postJson(target, { headers, body, signal }) };
  } catch (error) {
    return signal.aborted ? { kind: 'aborted' } : { kind: 'unanswered', reason: failureOf(error) };
  }
}

/** Looking a name up cannot be cancelled, so the wait for it is. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
}

/** The kind of failure alone: a message may hold the address, and with it a token of the receiver's. */
function failureOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' ? `the connection failed (${code})` : 'the attempt failed';
}
