import type { SendOutcome } from '../../engine/ports.ts';
import type { GraphAnswer } from '../meta/graph-api.ts';

type Failed = Extract<GraphAnswer, { ok: false }>;

/** By Meta's code, which is what stays the same. https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
const THROTTLED = new Map([
  // Of one number: 80 messages a second.
  [130_429, 2_000],
  // Of one customer: one message in six seconds.
  [131_056, 6_000],
  // Too many were reported as spam.
  [131_048, 60_000],
  [80_007, 60_000],
  [80_008, 60_000],
  [4, 60_000],
]);
/** Meta's own trouble, and what only the owner can mend: the line waits meanwhile. */
const LATER = new Set([1, 2, 131_000, 131_016, 131_057, 133_004]);
const NO_RIGHT = 'the token lacks a permission: it needs whatsapp_business_messaging';
const NOT_REGISTERED = 'this number is not registered at Meta: register it anew in the WhatsApp Manager';
const OWNERS: ReadonlyMap<number, string> = new Map([
  [190, 'the access token is not valid any more: set a new WHATSAPP_TOKEN'],
  [0, 'the access token is not accepted: set a new WHATSAPP_TOKEN'],
  [3, NO_RIGHT],
  [10, NO_RIGHT],
  [33, 'this number is not in the business account any more'],
  [131_005, NO_RIGHT],
  [131_037, 'Meta has not approved the display name of this number yet'],
  [131_045, NOT_REGISTERED],
  [133_010, NOT_REGISTERED],
  [368, 'Meta has blocked this business for a time'],
  [131_031, 'Meta has locked this account'],
  [131_042, 'the payment for this account has to be put in order at Meta'],
]);
/** The customer is not on WhatsApp, or has not taken its new terms, or has blocked us. */
const GONE = new Set([131_026, 131_021]);
export const WINDOW_CLOSED = 131_047;

/** What a failed send means for the message. */
export function sendOutcomeOf(failure: Failed): Exclude<SendOutcome, { kind: 'sent' }> {
  const { code, reason } = failure;
  if (code === null) return { kind: 'retry', reason, ...(!failure.unsent && { uncertain: true }) };
  const afterMs = THROTTLED.get(code);
  if (afterMs !== undefined) return { kind: 'retry', reason, afterMs, throttled: true };
  const owners = OWNERS.get(code) ?? (code >= 200 && code <= 299 ? OWNERS.get(10) : undefined);
  if (owners) return { kind: 'retry', reason: `${owners} (${reason})`, afterMs: 60_000 };
  if (LATER.has(code)) return { kind: 'retry', reason };
  return { kind: GONE.has(code) ? 'blocked' : 'rejected', reason };
}
