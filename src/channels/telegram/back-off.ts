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
export function backOffMs(failure: Failure, failures: number, random: number): number {
  switch (failure.kind) {
    case 'throttled':
      return failure.afterMs;
    case 'conflict':
      return withJitter(CONFLICT_WAIT_MS, random);
    case 'unauthorized':
      return withJitter(TOKEN_WAIT_MS, random);
    case 'refused':
    case 'unreachable':
      return growingWaitMs(failures, random);
  }
}

/** The wait that doubles with each failure in a row, up to half a minute. */
export function growingWaitMs(failures: number, random: number): number {
  return withJitter(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 10)), random);
}

function withJitter(ms: number, random: number): number {
  return Math.round(ms * (0.5 + random / 2));
}
