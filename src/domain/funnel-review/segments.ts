import type { Pipeline } from '../pipeline.ts';
import { GOALS, type Goal, type Reached, reachedGoal } from './goal.ts';
import { losesDialogs, type Path } from './path.ts';
import { isBeyond, requiredPlaces, skipOf } from './skips.ts';

/** What the review is told apart by. */
export const SEGMENTS = ['source', 'channel', 'manager'] as const;
export type SegmentDimension = (typeof SEGMENTS)[number];

/** The main figures of the dialogs with one value; `key` is null for those without. Segments add up to the whole. */
export interface Segment {
  key: string | null;
  dialogs: number;
  /** Now given up, or found to be no request. */
  lost: number;
  /** Came beyond a required stage; jumped one. */
  beyond: number;
  skipped: number;
  goals: Record<Goal, Reached>;
}

/** The value of a dialog in a dimension. */
export function segmentKey({ journey: { traits } }: Path, dimension: SegmentDimension): string | null {
  return dimension === 'manager' ? traits.managerId : traits[dimension];
}

type Ruled = Pick<Pipeline, 'stages' | 'requiredStages'>;

/** The biggest first. */
export function segmentsBy(pipeline: Ruled, paths: readonly Path[], dimension: SegmentDimension): Segment[] {
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

/** The same figures of any dialogs together. */
export function mainFigures(pipeline: Ruled, paths: readonly Path[]): Omit<Segment, 'key'> {
  const required = requiredPlaces(pipeline);
  const asked = GOALS.map((goal) => ({ goal, reached: reachedGoal(pipeline, goal) }));
  const goals = {
    won: { hits: 0, of: 0 },
    booked: { hits: 0, of: 0 },
    attended: { hits: 0, of: 0 },
    paid: { hits: 0, of: 0 },
    converted: { hits: 0, of: 0 },
  };
  const figures = { dialogs: paths.length, lost: 0, beyond: 0, skipped: 0, goals };
  for (const path of paths) {
    if (isLostNow(pipeline, path)) figures.lost += 1;
    if (required.some((place) => isBeyond(path, place))) figures.beyond += 1;
    if (required.some((place) => skipOf(path, place, pipeline) !== null)) figures.skipped += 1;
    for (const { goal, reached } of asked) {
      const answer = reached(path);
      if (answer !== null) goals[goal].of += 1;
      if (answer) goals[goal].hits += 1;
    }
  }
  return figures;
}

/** Whether it is in a stage of the pipeline that loses dialogs. */
export function isLostNow({ stages }: Pick<Pipeline, 'stages'>, { now }: Path): boolean {
  const stage = stages[now];
  return stage !== undefined && losesDialogs(stage);
}
