import type { Message } from './message.ts';

export type Verdict =
  /** Goes out once more, with the attempt counted: an answer said twice is better than none. */
  | { kind: 'resend' }
  /** Waits for a person, or for the provider's own word on it. */
  | { kind: 'wait'; reason: string };

/** One repeat is a small nuisance; a line that ends processes must not be tried for ever. */
const MOST_CAUGHT = 1;

/**
 * What becomes of a line whose process ended between "sending" and "sent": nobody knows whether it arrived. A channel that knows its
 * own messages again (by our id) takes it twice without harm.
 */
export function judgeUncertain({ outgoing }: Pick<Message, 'outgoing'>, repeatsAreHarmless: boolean): Verdict {
  if (repeatsAreHarmless || (outgoing?.caught ?? 0) <= MOST_CAUGHT) return { kind: 'resend' };
  return { kind: 'wait', reason: 'the process ended twice while sending; it may have arrived' };
}
