import type { Pipeline } from '../pipeline.ts';
import { losesDialogs, type Move, type Path } from './path.ts';

/** A jump over a required stage: which move did it, and whether the stage was made up for later. */
export interface Skip extends Move {
  isMadeUp: boolean;
}

type Ruled = Pick<Pipeline, 'stages' | 'requiredStages'>;

/** Places of the stages that are not to be passed by, in order. Nothing is required of one that is on its way out, or loses dialogs. */
export function requiredPlaces({ stages, requiredStages }: Ruled): number[] {
  return stages.flatMap((stage, at) =>
    requiredStages.includes(stage.id) && stage.leaving === null && !losesDialogs(stage) ? [at] : [],
  );
}

/** Whether a dialog has come further than a stage, and so had to go through it; being given up is not coming further (seed 002). */
export const isBeyond = ({ furthest }: Path, required: number): boolean => furthest > required;

/**
 * The first move to a later stage before the required one was ever visited; null when there was none. A dialog that began in a later
 * stage has jumped, too: "a call went straight to target" (seed 002). Told once, however often it jumped.
 */
export function skipOf(path: Path, required: number, { stages }: Pick<Pipeline, 'stages'>): Skip | null {
  if (!isBeyond(path, required)) return null;
  for (const move of path.moves) {
    if (move.to === required) return null;
    const stage = stages[move.to];
    if (stage && move.to > required && !losesDialogs(stage))
      return { ...move, isMadeUp: path.visited.includes(required) };
  }
  return null;
}
