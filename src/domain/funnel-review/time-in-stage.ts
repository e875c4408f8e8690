import { OUTSIDE, type Path, type Stay } from './path.ts';

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
  const over: number[] = [];
  const waiting: number[] = [];
  for (const path of paths) {
    const spent = spentIn(path, stage, now);
    if (spent === null) continue;
    (path.now === stage ? waiting : over).push(spent);
  }
  over.sort(ascending);
  waiting.sort(ascending);
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
export function spentIn({ stays, visited }: Pick<Path, 'stays' | 'visited'>, stage: number, now: Date): number | null {
  if (stage === OUTSIDE || !visited.includes(stage)) return null;
  return stays.reduce((sum, stay) => (stay.stage === stage ? sum + lengthOf(stay, now) : sum), 0);
}

// A clock that was put back must not make a stay shorter than nothing.
const lengthOf = ({ since, until }: Stay, now: Date): number => Math.max(0, (until ?? now).getTime() - since.getTime());

const ascending = (a: number, b: number): number => a - b;

/** The nearest rank: a value that really occurred. Null of nothing. */
export function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/**
 * The median by Kaplan and Meier (Journal of the American Statistical Association 53, 1958, p. 457): the time by which half have left,
 * where those still there count as being there for as long as they have been.
 */
function expectedMedian(over: readonly number[], waiting: readonly number[]): number | null {
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
