import type { Move } from './move.ts';
import type { Path } from './path.ts';

/**
 * How long dialogs are in a stage, all stays of a dialog together. `median` and `p90` are of those that have left; those that are
 * still there are counted apart, for nobody knows yet how long they will be.
 */
export interface TimeInStage {
  left: number;
  medianMs: number | null;
  p90Ms: number | null;
  /** Still there, and the median of their stays so far. */
  waiting: number;
  waitingMedianMs: number | null;
  /**
   * The median with those still there taken into account: a slow stage looks quick as long as only the quick have left it. Null when
   * fewer than half have left after any time.
   */
  expectedMedianMs: number | null;
}

/** Of one stage, as it is at a moment. */
export function timeInStage(paths: readonly Path[], stage: number, now: Date): TimeInStage {
  const gone: number[] = [];
  const there: number[] = [];
  for (const path of paths) {
    const spent = spentIn(path, stage, now);
    if (spent !== null) (path.now === stage ? there : gone).push(spent);
  }
  const over = sorted(gone);
  const waiting = sorted(there);
  return {
    left: over.length,
    medianMs: quantile(over, 0.5),
    p90Ms: quantile(over, 0.9),
    waiting: waiting.length,
    waitingMedianMs: quantile(waiting, 0.5),
    expectedMedianMs: expectedMedian(over, waiting),
  };
}

/** Milliseconds in a stage until it was left for good, or until now; null for who has never been there. */
export function spentIn({ moves }: Pick<Path, 'moves'>, stage: number, now: Date): number | null {
  let spent: number | null = null;
  for (const move of moves) if (move.to === stage) spent = (spent ?? 0) + lengthOf(move, now);
  return spent;
}

// A clock that was put back must not make a stay shorter than nothing.
const lengthOf = ({ at, until }: Move, now: Date): number => Math.max(0, (until ?? now).getTime() - at.getTime());

/** Of typed numbers: they are sorted as such, and quickly. */
export const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

/** The nearest rank: a value that really occurred. Null of nothing. */
export function quantile(ascending: Float64Array, share: number): number | null {
  return ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? null;
}

/**
 * The median by Kaplan and Meier (Journal of the American Statistical Association 53, 1958, p. 457): the time by which half have left,
 * where those still there count as being there for as long as they have been.
 */
function expectedMedian(over: Float64Array, waiting: Float64Array): number | null {
  let remaining = 1;
  let gone = 0;
  for (const [at, ms] of over.entries()) {
    // Who has been waiting for exactly as long is still there at that moment.
    while (gone < waiting.length && (waiting[gone] ?? ms) < ms) gone += 1;
    remaining *= 1 - 1 / (over.length - at + waiting.length - gone);
    if (remaining <= 0.5 + ROUNDING) return ms;
  }
  return null;
}

const ROUNDING = 1e-12;
