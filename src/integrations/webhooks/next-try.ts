const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Waits after the first, second … failed attempt, as Standard Webhooks proposes them: with the first one at once ten attempts over some
 * three days, so that a receiver that fails on Friday evening has everything on Monday.
 */
const WAITS_MS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/** A receiver may ask for patience, but not put a delivery off for ever. */
const MOST_RETRY_AFTER_MS = 10 * HOUR;

/** Up to a tenth on top, so that what failed together does not come back together. */
const JITTER = 0.1;

/**
 * When to try again after so many attempts (1 = the first has failed), never before the receiver's own wish; null when it is enough.
 * `random` is from 0 to 1.
 */
export function nextTry(attempts: number, now: Date, retryAfter: string | undefined, random: number): Date | null {
  const wait = WAITS_MS[attempts - 1];
  if (wait === undefined) return null;
  const wished = Math.min(retryAfterMs(retryAfter, now), MOST_RETRY_AFTER_MS);
  return new Date(now.getTime() + Math.max(wished, Math.round(wait * (1 + JITTER * random))));
}

/** The header holds seconds or a date; anything else counts as no wish. */
function retryAfterMs(header: string | undefined, now: Date): number {
  if (header === undefined) return 0;
  if (/^\d{1,10}$/.test(header)) return Number(header) * SECOND;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}
