import type { SendOutcome } from '../../engine/ports.ts';
import type { GraphAnswer } from '../meta/graph-api.ts';

type Failed = Extract<GraphAnswer, { ok: false }>;

/** Of the app, the page, the account, or the business. https://developers.facebook.com/docs/messenger-platform/error-codes */
const THROTTLED = new Set([4, 17, 32, 613, 80_006]);
const LATER = new Set([1, 2, 1200]);
const OWNERS: ReadonlyMap<number, string> = new Map([
  [190, 'the access token is not valid any more: set a new MESSENGER_TOKEN or INSTAGRAM_TOKEN'],
  [200, 'the token lacks a permission: it needs pages_messaging or instagram_manage_messages'],
  [368, 'Meta has blocked this account for a time'],
]);
/** The person has blocked us, or is not there any more. */
const GONE = new Set([551, 1545041]);
/** Said outside of the window, among other things. */
const REFUSED_BY_POLICY = 10;

/** What a failed send means for the message. */
export function sendOutcomeOf(failure: Failed): Exclude<SendOutcome, { kind: 'sent' }> {
  const { code, reason } = failure;
  if (code === null) return { kind: 'retry', reason, ...(!failure.unsent && { uncertain: true }) };
  if (THROTTLED.has(code)) return { kind: 'retry', reason, afterMs: 60_000, throttled: true };
  const owners = OWNERS.get(code);
  if (owners) return { kind: 'retry', reason: `${owners} (${reason})`, afterMs: 60_000 };
  if (LATER.has(code)) return { kind: 'retry', reason };
  if (code === REFUSED_BY_POLICY) return { kind: 'rejected', reason: `too late: ${reason}` };
  return { kind: GONE.has(code) ? 'blocked' : 'rejected', reason };
}
