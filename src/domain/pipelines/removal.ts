import type { Actor } from '../event.ts';
import { firstStage, type Leaving, type Pipeline, type Stage, stageById, takesNew } from '../pipeline.ts';
import { type Changed, type CommandOf, done, refused } from './command.ts';
import { LAST_ACTIVE, noSuch } from './stage-commands.ts';

/** Stragglers come by processes that have not read the pipeline anew: that takes seconds, a slow answer minutes. */
const REMEMBERED_MS = 3_600_000;

/** The pipeline goes: all its stages are on their way out. */
export const isLeaving = ({ stages }: Pipeline): boolean => stages.every(({ leaving }) => leaving !== null);

/** The first step of a removal: nothing can enter any more, and all that names the stage names its heir or nothing. */
export function leaveStage(pipeline: Pipeline, command: CommandOf<'leave_stage'>): Changed<Pipeline> {
  const { stageId, to, how, by, at } = command;
  const target = stageById(pipeline, to);
  if (to === stageId) return refused('A stage cannot be its own target: choose another one.');
  if (!target) return noSuch(to);
  if (target.leaving) return refused(`The target "${target.title.en}" is being removed itself: choose another one.`);
  const leaving: Leaving = { pipelineId: pipeline.id, stageId: to, how, by, since: at };
  const stages = pipeline.stages.map((stage) => (stage.id === stageId ? { ...stage, leaving } : stage));
  if (!stages.some(takesNew)) return refused(LAST_ACTIVE);
  return done({ ...withoutMentions(pipeline, stageId, to, how), stages });
}

/** The last step: the stage is empty and goes, and is remembered for dialogs that a slow process has still put there. */
export function dropStage(pipeline: Pipeline, { stageId, at }: CommandOf<'drop_stage'>): Changed<Pipeline> {
  const stage = stageById(pipeline, stageId);
  if (!stage?.leaving) return refused(`The stage "${stageId}" is not being removed.`);
  const stages = pipeline.stages.filter(({ id }) => id !== stageId);
  if (stages.length === 0) return refused('A pipeline needs a stage.');
  const removed = [
    ...pipeline.removed.filter(isFresh(at)),
    { pipelineId: pipeline.id, stageId, to: stage.leaving.stageId, at },
  ];
  return done({ ...pipeline, stages, removed });
}

/** Whether a removal is so new that a dialog may still be put into what it has removed. */
export const isFresh =
  (now: Date) =>
  ({ at }: Pipeline['removed'][number]): boolean =>
    now.getTime() - at.getTime() < REMEMBERED_MS;

/** All stages of a pipeline set off for a stage of another one. */
export function leavePipeline(
  pipeline: Pipeline,
  pipelines: readonly Pipeline[],
  target: { pipelineId: string; stageId: string },
  by: { actor: Actor; now: Date },
): Changed<Pipeline> {
  if (isLeaving(pipeline)) return refused('The pipeline is being deleted already.');
  if (pipelines.every((other) => other.id === pipeline.id || isLeaving(other))) {
    return refused('This is the last pipeline: make another one before you delete it.');
  }
  if (pipeline.isDefault) return refused('New dialogs begin in this pipeline: make another one the default before.');
  const heir = pipelines.find(({ id }) => id === target.pipelineId);
  const stage = heir && stageById(heir, target.stageId);
  if (heir?.id === pipeline.id) return refused('Its dialogs need a stage of another pipeline.');
  if (!stage || stage.leaving) return refused('The stage that its dialogs would go to is gone: choose another one.');
  const leaving: Leaving = { ...target, how: 'removed', by: by.actor, since: by.now };
  const stages = pipeline.stages.map((one) => ({ ...one, leaving }));
  return done({ ...pipeline, stages, version: pipeline.version + 1 });
}

/** Where dialogs of a removed stage end up by now: its heir may be on the way out, too. The default pipeline takes what has no heir. */
export function heirOf(
  pipelines: readonly Pipeline[],
  target: { pipelineId: string; stageId: string },
): { pipeline: Pipeline; stage: Stage } | null {
  let { pipelineId, stageId } = target;
  for (let step = 0; step < 20; step++) {
    const pipeline = pipelines.find(({ id }) => id === pipelineId);
    const stage = pipeline && stageById(pipeline, stageId);
    if (pipeline && stage && !stage.leaving) return { pipeline, stage };
    const next = stage?.leaving ?? tombOf(pipelines, pipelineId, stageId);
    if (!next) break;
    ({ pipelineId, stageId } = next);
  }
  const fallback = pipelines.find(({ isDefault }) => isDefault);
  const first = fallback && firstStage(fallback);
  return fallback && first ? { pipeline: fallback, stage: first } : null;
}

/** Entries are kept by the pipeline of the heir. */
function tombOf(pipelines: readonly Pipeline[], pipelineId: string, stageId: string) {
  for (const { id, removed } of pipelines) {
    const tomb = removed.find((one) => one.pipelineId === pipelineId && one.stageId === stageId);
    if (tomb) return { pipelineId: id, stageId: tomb.to };
  }
  return null;
}

/** What named the stage: a merge means the heir from now on, a removal nothing. */
function withoutMentions(pipeline: Pipeline, stageId: string, heir: string, how: Leaving['how']): Pipeline {
  const renameIn = (ids: readonly string[]): string[] => [
    ...new Set(ids.flatMap((id) => (id !== stageId ? id : how === 'merged' ? heir : []))),
  ];
  const merged = how === 'merged';
  return {
    ...pipeline,
    rules: pipeline.rules.flatMap(({ from, ...rule }) => {
      const to = rule.to === stageId ? (merged ? heir : null) : rule.to;
      const origins = from && renameIn(from);
      // A rule from nowhere would be a rule from everywhere.
      return to === null || origins?.length === 0 ? [] : [{ ...rule, to, ...(origins && { from: origins }) }];
    }),
    openedGoesTo: pipeline.openedGoesTo === stageId ? (merged ? heir : null) : pipeline.openedGoesTo,
    requiredStages: renameIn(pipeline.requiredStages),
    // Whoever was let into the stage is let into its heir: nobody may be left with nowhere to go.
    allowedMoves: pipeline.allowedMoves.flatMap(({ from, to }) => {
      const heirs = [...new Set(to.map((id) => (id === stageId ? heir : id)))].filter((id) => id !== from);
      return from === stageId || (heirs.length === 0 && to.length > 0) ? [] : [{ from, to: heirs }];
    }),
  };
}
