import type { Path } from './path.ts';
import type { Reviewed } from './rules.ts';

/** Moves from one stage to another; null stands for outside: the beginning, and other pipelines. */
export interface Transition {
  from: string | null;
  to: string | null;
  /** Distinct dialogs that went this way, each once however often it did. */
  dialogs: number;
  moves: number;
}

/** All that occurred, in the order of the stages. What goes forward of them is what a Sankey draws. */
export function transitions({ stages }: Reviewed, paths: readonly Path[]): Transition[] {
  // Places from -1 up, so one wider than the stages.
  const width = stages.length + 1;
  const moves = new Uint32Array(width * width);
  const dialogs = new Uint32Array(width * width);
  const lastSeen = new Int32Array(width * width).fill(-1);
  for (const [at, path] of paths.entries()) {
    for (const { from, to } of path.moves) {
      const cell = (from + 1) * width + to + 1;
      moves[cell] = (moves[cell] ?? 0) + 1;
      if (lastSeen[cell] === at) continue;
      lastSeen[cell] = at;
      dialogs[cell] = (dialogs[cell] ?? 0) + 1;
    }
  }
  return [...moves].flatMap((count, cell) =>
    count === 0
      ? []
      : [
          {
            from: stages[Math.floor(cell / width) - 1]?.id ?? null,
            to: stages[(cell % width) - 1]?.id ?? null,
            dialogs: dialogs[cell] ?? 0,
            moves: count,
          },
        ],
  );
}
