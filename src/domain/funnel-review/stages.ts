import { type StageConversion, type StageHistory, stageConversion } from '../board/stage-conversion.ts';
import type { Pipeline } from '../pipeline.ts';
import type { Reached, ReachedGoal } from './goal.ts';
import { OUTSIDE, type Path } from './path.ts';
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
  pipeline: Pick<Pipeline, 'id' | 'stages'>,
  paths: readonly Path[],
  { reached, now }: { reached: ReachedGoal; now: Date },
): StageFigures[] {
  const counts = pipeline.stages.map(() => ({ entered: 0, returned: 0, hits: 0, of: 0 }));
  for (const path of paths) {
    const answer = reached(path);
    for (const stage of path.visited) {
      const count = counts[stage];
      if (!count) continue;
      const entered = entriesOf(path, stage);
      count.entered += entered;
      if (entered > 1) count.returned += 1;
      if (answer !== null) count.of += 1;
      if (answer) count.hits += 1;
    }
  }
  return stageConversion(pipeline, historiesOf(pipeline, paths)).map((conversion, at) => {
    const { entered = 0, returned = 0, hits = 0, of = 0 } = counts[at] ?? {};
    const isPassed = pipeline.stages[at]?.group === 'active';
    const time = isPassed ? timeInStage(paths, at, now) : null;
    return { ...conversion, entered, returned, reached: { hits, of }, time };
  });
}

export function entriesOf({ moves }: Path, stage: number): number {
  let entries = 0;
  for (const { to } of moves) if (to === stage) entries += 1;
  return entries;
}

/** Most dialogs have gone one of a few ways: those of one way are counted together. */
function historiesOf({ id, stages }: Pick<Pipeline, 'id' | 'stages'>, paths: readonly Path[]): StageHistory[] {
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
