import { countReached, type Goal, type Reached } from './goal.ts';
import type { Path } from './path.ts';
import { type Reviewed, requiredPlaces } from './rules.ts';
import { isBeyond } from './skips.ts';

/** What the review is told apart by. */
export const SEGMENTS = ['source', 'channel', 'manager'] as const;
export type SegmentDimension = (typeof SEGMENTS)[number];

/** The main figures of some dialogs. */
export interface MainFigures {
  dialogs: number;
  /** Now given up, or found to be no request. */
  lost: number;
  /** Came beyond a required stage; jumped one. */
  beyond: number;
  skipped: number;
  goals: Record<Goal, Reached>;
}

/** Those of the dialogs with one value; `key` is null for those without. Segments add up to the whole. */
export interface Segment extends MainFigures {
  key: string | null;
}

/** The value of a dialog in a dimension. */
export function segmentKey({ journey: { traits } }: Path, dimension: SegmentDimension): string | null {
  return dimension === 'manager' ? traits.managerId : traits[dimension];
}

/** The biggest first. */
export function segmentsBy(pipeline: Reviewed, paths: readonly Path[], dimension: SegmentDimension): Segment[] {
  const groups = new Map<string | null, Path[]>();
  for (const path of paths) {
    const key = segmentKey(path, dimension);
    const group = groups.get(key);
    if (group) group.push(path);
    else groups.set(key, [path]);
  }
  return [...groups]
    .map(([key, group]) => ({ key, ...mainFigures(pipeline, group) }))
    .sort((a, b) => b.dialogs - a.dialogs || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
}

/** Of any dialogs together. */
export function mainFigures(pipeline: Reviewed, paths: readonly Path[]): MainFigures {
  // Whoever is beyond any required stage is beyond the first of them.
  const first = requiredPlaces(pipeline)[0] ?? Infinity;
  const figures = { dialogs: paths.length, lost: 0, beyond: 0, skipped: 0 };
  for (const path of paths) {
    if (path.isLostNow) figures.lost += 1;
    if (isBeyond(path, first)) figures.beyond += 1;
    if (hasSkipped(path)) figures.skipped += 1;
  }
  const of = (goal: Goal): Reached => countReached(paths, goal);
  const goals = {
    won: of('won'),
    booked: of('booked'),
    attended: of('attended'),
    paid: of('paid'),
    converted: of('converted'),
  };
  return { ...figures, goals };
}

function hasSkipped({ skips }: Path): boolean {
  for (const skip of skips) if (skip !== null) return true;
  return false;
}
