import { setTimeout as pause } from 'node:timers/promises';

const DAY_MS = 86_400_000;
/** Moscow, the zone of the tests' business, keeps one time all year. */
const MOSCOW_MS = 3 * 3_600_000;
const A_LITTLE_MS = 500;

/**
 * For tests on the real clock that say "today" or "tomorrow": waits for the next day where this one ends within so many seconds, so that
 * no midnight comes between what is done and what is read.
 */
export async function awayFromMidnight(seconds: number): Promise<void> {
  const leftMs = DAY_MS - ((Date.now() + MOSCOW_MS) % DAY_MS);
  if (leftMs < seconds * 1_000) await pause(leftMs + A_LITTLE_MS);
}
