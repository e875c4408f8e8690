import type { SendOutcome } from '../../engine/ports.ts';
import type { GraphAnswer } from '../meta/graph-api.ts';

type Failed = Extract<GraphAnswer, { ok: false }>;

/** Of the app, the page, the account, or the business. https://developers.facebook.com/docs/messenger-platform/error-codes */
const THROTTLED = new Set([4, 17, 32, 613, 80_001, 80_002, 80_006]);
const LATER = new Set([1, 2, 1200]);
const NO_RIGHT = 'the token lacks a permission: it needs pages_messaging or instagram_manage_messages';
const OWNERS: ReadonlyMap<number, string> = new Map([
  [190, 'the access token is not valid any more: set a new MESSENGER_TOKEN or INSTAGRAM_TOKEN'],
  [3, NO_RIGHT],
  [200, NO_RIGHT],
  [230, NO_RIGHT],
  [368, 'Meta has blocked this account for a time'],
]);
/** The person has blocked us, or is not there any more. */
const GONE = new Set([551]);
/** The same, under codes that mean other things as well: "isn't receiving messages from you", "no matching user found". */
const GONE_SUBCODES = new Set([1_545_041, 2_018_001]);
/** Said outside of the window; or the token lacks a permission, which only the words and the subcode tell. */
const REFUSED_BY_POLICY = 10;
const WINDOW_SUBCODES = new Set([2_018_278, 2_534_022]);
const WINDOW_WORDS = /outside|window/iu;

/** What a failed send means for the message. */
export function sendOutcomeOf(failure: Failed): Exclude<SendOutcome, { kind: 'sent' }> {
  const { code, reason } = failure;
  if (code === null) return { kind: 'retry', reason, ...(!failure.unsent && { uncertain: true }) };
  if (THROTTLED.has(code)) return { kind: 'retry', reason, afterMs: 60_000, throttled: true };
  const { subcode } = failure;
  if (GONE.has(code) || (subcode !== undefined && GONE_SUBCODES.has(subcode))) return { kind: 'blocked', reason };
  const isTooLate = (subcode !== undefined && WINDOW_SUBCODES.has(subcode)) || WINDOW_WORDS.test(reason);
  if (code === REFUSED_BY_POLICY && isTooLate) return { kind: 'rejected', reason: `too late: ${reason}` };
  const owners = code === REFUSED_BY_POLICY ? NO_RIGHT : OWNERS.get(code);
  if (owners) return { kind: 'retry', reason: `${owners} (${reason})`, afterMs: 60_000 };
  return { kind: LATER.has(code) ? 'retry' : 'rejected', reason };
}
