import type { Failure } from './failure.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** Short enough that a waiting process takes over within half a minute of the other's death. */
const CONFLICT_WAIT_MS = 5000;
/** A wrong token heals only by a person's hand, but then without a restart. */
const TOKEN_WAIT_MS = 60_000;

/**
 * How long to wait, in ms, after the n-th failure in a row (from 1). Half of it is chance (`random` is in [0, 1)), so that
 * several processes do not come back in step; a wait that Telegram itself names is kept to the full.
 */
export function backOffMs(failure: Failure['kind'] | Failure, failures: number, random: number): number {
  const kind = typeof failure === 'string' ? failure : failure.kind;
  if (typeof failure !== 'string' && failure.kind === 'throttled') return failure.afterMs;
  if (kind === 'conflict') return withJitter(CONFLICT_WAIT_MS, random);
  if (kind === 'unauthorized') return withJitter(TOKEN_WAIT_MS, random);
  return withJitter(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 10)), random);
}

function withJitter(ms: number, random: number): number {
  return Math.round(ms * (0.5 + random / 2));
}
