import { z } from 'zod';
import type { Mark } from '../analytics/fact.ts';
import type { Pipeline } from '../pipeline.ts';

/**
 * What a dialog is meant to come to. `won`: it has been in a stage of the successful group. `converted`: by the owner's own words for
 * it (seed 000), asked of those alone that have been judged. The others: it was booked, came, paid.
 */
export const GOALS = ['won', 'booked', 'attended', 'paid', 'converted'] as const;
export const Goal = z.enum(GOALS);
export type Goal = z.infer<typeof Goal>;

/** Which goals a dialog has come to until now, and of which that can be told, one bit each. */
export interface Standing {
  reached: number;
  told: number;
}

export function standingOf(
  { stages }: Pick<Pipeline, 'stages'>,
  visited: readonly number[],
  marks: readonly Mark[],
): Standing {
  const has = (goal: Goal): boolean =>
    goal === 'won' ? visited.some((stage) => stages[stage]?.group === 'successful') : marks.includes(goal);
  const isJudged = marks.includes('judged');
  let reached = 0;
  let told = 0;
  for (const goal of GOALS) {
    if (goal === 'converted' && !isJudged) continue;
    told |= BITS[goal];
    if (has(goal)) reached |= BITS[goal];
  }
  return { reached, told };
}

const BITS: Record<Goal, number> = { won: 1, booked: 2, attended: 4, paid: 8, converted: 16 };

/** Of so many that it can be told of, so many have come to the goal. */
export interface Reached {
  hits: number;
  of: number;
}

export const hasReached = ({ reached }: Standing, goal: Goal): boolean => (reached & BITS[goal]) !== 0;

export const isTold = ({ told }: Standing, goal: Goal): boolean => (told & BITS[goal]) !== 0;

export function countReached(paths: readonly Standing[], goal: Goal): Reached {
  const bit = BITS[goal];
  let hits = 0;
  let of = 0;
  for (const { reached, told } of paths) {
    if ((told & bit) !== 0) of += 1;
    if ((reached & bit) !== 0) hits += 1;
  }
  return { hits, of };
}
