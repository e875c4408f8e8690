import { countReached, type Goal, type Reached } from './goal.ts';
import type { Path } from './path.ts';
import { type Reviewed, requiredPlaces } from './rules.ts';
import { isBeyond } from './skips.ts';

/** How a required stage was kept: of the dialogs that came further (`beyond = passed + skipped`), and how both ended. */
export interface RequiredStage {
  stageId: string;
  beyond: number;
  passed: number;
  skipped: number;
  /** Of the skipped, those that were there later. */
  madeUp: number;
  reachedWhenPassed: Reached;
  reachedWhenSkipped: Reached;
  /** From where to where they jumped and who did it, the most frequent first: the sum is `skipped`. */
  jumps: Jump[];
}

/** `from` is null for a dialog that began there, or came from another pipeline. */
export interface Jump {
  from: string | null;
  to: string;
  by: string;
  dialogs: number;
}

export const requiredStages = (pipeline: Reviewed, paths: readonly Path[], goal: Goal): RequiredStage[] =>
  requiredPlaces(pipeline).map((place, at) => {
    const { skipped, passed } = splitBySkip(paths, place, at);
    return {
      stageId: pipeline.stages[place]?.id ?? '',
      beyond: skipped.length + passed.length,
      passed: passed.length,
      skipped: skipped.length,
      madeUp: skipped.filter(({ visited }) => visited.includes(place)).length,
      reachedWhenPassed: countReached(passed, goal),
      reachedWhenSkipped: countReached(skipped, goal),
      jumps: jumpsOf(pipeline, skipped, at),
    };
  });

/** Of the dialogs that have come beyond the n-th required stage, those that went through it first and those that did not. */
export function splitBySkip(paths: readonly Path[], place: number, nth: number): { skipped: Path[]; passed: Path[] } {
  const skipped: Path[] = [];
  const passed: Path[] = [];
  for (const path of paths) if (isBeyond(path, place)) (path.skips[nth] ? skipped : passed).push(path);
  return { skipped, passed };
}

function jumpsOf({ stages }: Reviewed, skipped: readonly Path[], nth: number): Jump[] {
  const jumps = new Map<string, Jump>();
  for (const { skips } of skipped) {
    const skip = skips[nth];
    if (!skip) continue;
    const key = `${skip.from} ${skip.to} ${skip.by}`;
    const jump = jumps.get(key);
    if (jump) jump.dialogs += 1;
    else {
      const from = stages[skip.from]?.id ?? null;
      jumps.set(key, { from, to: stages[skip.to]?.id ?? '', by: skip.by, dialogs: 1 });
    }
  }
  return [...jumps]
    .sort(([keyA, a], [keyB, b]) => b.dialogs - a.dialogs || (keyA < keyB ? -1 : 1))
    .map(([, jump]) => jump);
}
