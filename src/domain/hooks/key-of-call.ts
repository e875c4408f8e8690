import type { HookCall } from './hook-call.ts';
import type { Picked } from './pick-values.ts';

const LONGEST_KEY = 255;

/**
 * What a call is known by, so that it is applied once: the header that the sender sets for that, else the field that numbers it, else its
 * own bytes. The number of an order is none of these: it comes several times, with other states. Of a signed call it is the number that
 * was signed, and no header that whoever has recorded the call may change.
 */
export function keyOfCall(
  headers: { idempotencyKey: string | undefined; webhookId: string | undefined; isSigned: boolean },
  values: Picked['values'],
  digest: string,
): Pick<HookCall, 'key' | 'keyFrom'> {
  const header = (!headers.isSigned && headers.idempotencyKey?.trim()) || headers.webhookId?.trim();
  if (header) return { key: header.slice(0, LONGEST_KEY), keyFrom: 'header' };
  if (values.key !== undefined) return { key: values.key.slice(0, LONGEST_KEY), keyFrom: 'field' };
  return { key: digest, keyFrom: 'digest' };
}
