import type { Move } from './move.ts';

interface Way {
  moves: readonly Move[];
  /** The furthest stage that does not lose the dialog. */
  furthest: number;
}

/** Whether a dialog has come further than a stage, and so had to go through it; being given up is not coming further (seed 002). */
export const isBeyond = ({ furthest }: Pick<Way, 'furthest'>, required: number): boolean => furthest > required;

/**
 * The first move to a later stage before the required one was ever visited; null when there was none. A dialog that began in a later
 * stage has jumped, too: "a call went straight to target" (seed 002). Told once, however often it jumped.
 */
export function skipOf(way: Way, required: number, isLost: readonly boolean[]): Move | null {
  if (!isBeyond(way, required)) return null;
  for (const move of way.moves) {
    if (move.to === required) return null;
    if (move.to > required && !isLost[move.to]) return move;
  }
  return null;
}
