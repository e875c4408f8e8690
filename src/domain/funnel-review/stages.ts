import { type StageConversion, type StageHistory, stageConversion } from '../board/stage-conversion.ts';
import { type Goal, hasReached, isTold, type Reached } from './goal.ts';
import { OUTSIDE } from './move.ts';
import type { Path } from './path.ts';
import type { Reviewed } from './rules.ts';
import { type TimeInStage, timeInStage } from './time-in-stage.ts';

/** What became of the dialogs that have been in a stage, how often they came, how long they were there, and how they ended. */
export interface StageFigures extends StageConversion {
  /** Moves into the stage; more than `visited` when some came back. */
  entered: number;
  /** Distinct dialogs that came back at least once. */
  returned: number;
  /** Of those that have been here, how many came to the goal. */
  reached: Reached;
  /** Null of a stage that ends the way: nobody is meant to leave it. */
  time: TimeInStage | null;
}

/** In the order of the stages. */
export function stageFigures(
  pipeline: Reviewed,
  paths: readonly Path[],
  { goal, now }: { goal: Goal; now: Date },
): StageFigures[] {
  const counts = pipeline.stages.map(() => ({ entered: 0, returned: 0, hits: 0, of: 0 }));
  for (const path of paths) {
    for (const stage of path.visited) {
      const count = counts[stage];
      if (!count) continue;
      const entered = entriesOf(path, stage);
      count.entered += entered;
      if (entered > 1) count.returned += 1;
      if (isTold(path, goal)) count.of += 1;
      if (hasReached(path, goal)) count.hits += 1;
    }
  }
  return stageConversion(pipeline, historiesOf(pipeline, paths)).map((conversion, at) => {
    const { entered = 0, returned = 0, hits = 0, of = 0 } = counts[at] ?? {};
    const isPassed = pipeline.stages[at]?.group === 'active';
    const time = isPassed ? timeInStage(paths, at, now) : null;
    return { ...conversion, entered, returned, reached: { hits, of }, time };
  });
}

export function entriesOf({ moves }: Pick<Path, 'moves'>, stage: number): number {
  let entries = 0;
  for (const { to } of moves) if (to === stage) entries += 1;
  return entries;
}

/** Most dialogs have gone one of a few ways: those of one way are counted together. */
function historiesOf({ id, stages }: Reviewed, paths: readonly Path[]): StageHistory[] {
  const histories = new Map<string, StageHistory>();
  for (const { visited, now } of paths) {
    const key = `${visited.join()}:${now}`;
    const known = histories.get(key);
    if (known) known.count += 1;
    else {
      histories.set(key, {
        visited: visited.map((stage) => `${id}/${stages[stage]?.id ?? ''}`),
        pipelineId: now === OUTSIDE ? '' : id,
        stageId: stages[now]?.id ?? '',
        count: 1,
      });
    }
  }
  return [...histories.values()];
}
