import { type Pipeline, stageById } from '../pipeline.ts';
import { type Changed, type CommandOf, done, type PipelineCommand, refused, renamed } from './command.ts';
import { addLossReason, changeLossReason } from './loss-reasons.ts';
import * as regulation from './regulation-commands.ts';
import { dropStage, isLeaving, leaveStage } from './removal.ts';
import { addStage, changeStage, placeStage } from './stage-commands.ts';

const HANDLERS: {
  [K in PipelineCommand['kind']]: (pipeline: Pipeline, command: CommandOf<K>) => Changed<Pipeline>;
} = {
  rename: (pipeline, { title }) => done({ ...pipeline, title: renamed(pipeline.title, title) }),
  add_stage: addStage,
  change_stage: changeStage,
  place_stage: placeStage,
  leave_stage: leaveStage,
  drop_stage: dropStage,
  open_to: regulation.openTo,
  require_stage: regulation.requireStage,
  allow_moves: regulation.allowMoves,
  set_strictness: (pipeline, { strictness }) => done({ ...pipeline, strictness }),
  set_rule: regulation.setRule,
  add_loss_reason: addLossReason,
  change_loss_reason: changeLossReason,
  require_loss_reason: (pipeline, { required }) => done({ ...pipeline, lossReasonRequired: required }),
};

/** The pipeline with the change made and its version moved on, or the reason why it cannot be made. */
export function applyCommand(pipeline: Pipeline, command: PipelineCommand): Changed<Pipeline> {
  if (isLeaving(pipeline) && command.kind !== 'drop_stage') return refused('The pipeline is being deleted.');
  const gone = goneStage(pipeline, command);
  if (gone !== null) return refused(gone);
  const changed = dispatch(pipeline, command.kind, command);
  return changed.kind === 'done' ? done({ ...changed.value, version: pipeline.version + 1 }) : changed;
}

function dispatch<K extends PipelineCommand['kind']>(
  pipeline: Pipeline,
  kind: K,
  command: CommandOf<K>,
): Changed<Pipeline> {
  return HANDLERS[kind](pipeline, command);
}

/** A command about a stage that somebody has removed meanwhile. */
function goneStage(pipeline: Pipeline, command: PipelineCommand): string | null {
  const named = 'stageId' in command ? command.stageId : null;
  if (named === null) return null;
  const stage = stageById(pipeline, named);
  if (!stage) return `There is no stage "${named}" any more: somebody has removed it.`;
  if (stage.leaving && command.kind !== 'drop_stage') return `The stage "${stage.title.en}" is being removed.`;
  return null;
}
