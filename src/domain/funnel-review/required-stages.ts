import type { Pipeline } from '../pipeline.ts';
import { countReached, type Reached, type ReachedGoal } from './goal.ts';
import type { Path } from './path.ts';
import { isBeyond, requiredPlaces, skipOf } from './skips.ts';

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

type Ruled = Pick<Pipeline, 'stages' | 'requiredStages'>;

export const requiredStages = (pipeline: Ruled, paths: readonly Path[], reached: ReachedGoal): RequiredStage[] =>
  requiredPlaces(pipeline).map((required) => {
    const { skipped, passed } = splitBySkip(pipeline, paths, required);
    return {
      stageId: pipeline.stages[required]?.id ?? '',
      beyond: skipped.length + passed.length,
      passed: passed.length,
      skipped: skipped.length,
      madeUp: skipped.filter(({ visited }) => visited.includes(required)).length,
      reachedWhenPassed: countReached(passed, reached),
      reachedWhenSkipped: countReached(skipped, reached),
      jumps: jumpsOf(pipeline, skipped, required),
    };
  });

/** Of the dialogs that have come beyond a required stage, those that went through it first and those that did not. */
export function splitBySkip(
  pipeline: Pick<Pipeline, 'stages'>,
  paths: readonly Path[],
  required: number,
): { skipped: Path[]; passed: Path[] } {
  const skipped: Path[] = [];
  const passed: Path[] = [];
  for (const path of paths) {
    if (isBeyond(path, required)) (skipOf(path, required, pipeline) ? skipped : passed).push(path);
  }
  return { skipped, passed };
}

function jumpsOf(pipeline: Ruled, skipped: readonly Path[], required: number): Jump[] {
  const jumps = new Map<string, Jump>();
  for (const path of skipped) {
    const skip = skipOf(path, required, pipeline);
    if (!skip) continue;
    const key = `${skip.from} ${skip.to} ${skip.by}`;
    const from = pipeline.stages[skip.from]?.id ?? null;
    const jump = jumps.get(key) ?? { from, to: pipeline.stages[skip.to]?.id ?? '', by: skip.by, dialogs: 0 };
    jumps.set(key, { ...jump, dialogs: jump.dialogs + 1 });
  }
  return [...jumps]
    .sort(([keyA, a], [keyB, b]) => b.dialogs - a.dialogs || (keyA < keyB ? -1 : 1))
    .map(([, jump]) => jump);
}
