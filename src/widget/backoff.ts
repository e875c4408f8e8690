const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/** Milliseconds to wait before try number `attempt` (from 0): doubling, capped, spread so that pages do not come back in step. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return Math.round(full * (0.5 + random() / 2));
}
