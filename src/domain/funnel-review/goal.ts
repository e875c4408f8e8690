import { z } from 'zod';
import type { Mark } from '../analytics/fact.ts';
import type { Pipeline } from '../pipeline.ts';
import type { Path } from './path.ts';

/**
 * What a dialog is meant to come to. `won`: it has been in a stage of the successful group. `converted`: by the owner's own words for
 * it (seed 000), asked of those alone that have been judged. The others: it was booked, came, paid.
 */
export const GOALS = ['won', 'booked', 'attended', 'paid', 'converted'] as const;
export const Goal = z.enum(GOALS);
export type Goal = z.infer<typeof Goal>;

/** Whether it has come to the goal until now; null when that cannot be told of this dialog. */
export type ReachedGoal = (path: Path) => boolean | null;

export function reachedGoal({ stages }: Pick<Pipeline, 'stages'>, goal: Goal): ReachedGoal {
  if (goal === 'won') return ({ visited }) => visited.some((stage) => stages[stage]?.group === 'successful');
  if (goal === 'converted') return (path) => (has(path, 'judged') ? has(path, 'converted') : null);
  return (path) => has(path, goal);
}

const has = ({ journey }: Path, mark: Mark): boolean => journey.marks.includes(mark);

/** Of so many that it can be told of, so many have come to the goal. */
export interface Reached {
  hits: number;
  of: number;
}

export function countReached(paths: Iterable<Path>, reached: ReachedGoal): Reached {
  let hits = 0;
  let of = 0;
  for (const path of paths) {
    const answer = reached(path);
    if (answer === null) continue;
    of += 1;
    if (answer) hits += 1;
  }
  return { hits, of };
}

/** Null over nothing. */
export const shareOf = ({ hits, of }: Reached): number | null => (of === 0 ? null : hits / of);
