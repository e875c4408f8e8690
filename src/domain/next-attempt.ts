const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;
/** With growing waits these reach over some forty minutes of a provider's outage. */
const MOST_ATTEMPTS = 14;

/**
 * When to try a failed send again: doubling waits with jitter (half fixed, half random, so that many rows do not come back
 * together), never before the provider's own wish. Null when it is enough. `random` is from 0 to 1.
 */
export function nextAttempt(attempts: number, now: Date, afterMs: number | undefined, random: number): Date | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1));
  return new Date(now.getTime() + Math.max(afterMs ?? 0, wait / 2 + (wait / 2) * random));
}
