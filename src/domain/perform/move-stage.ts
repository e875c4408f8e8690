import type { ActionOf } from '../action.ts';
import type { Breach } from '../breach.ts';
import type { Dialog } from '../dialog.ts';
import type { EventType } from '../event.ts';
import { type Pipeline, type Stage, stageAfter, stageById, visitOf } from '../pipeline.ts';
import { breachesOf, inWords } from '../pipelines/regulation.ts';
import { changeDialog, type Draft, leave, type Refusal, refuse } from './draft.ts';
import { fillFields } from './fill-fields.ts';
import { startStageLimit } from './stage-limit.ts';

/**
 * Moves the dialog to a stage, of its own pipeline or of another one. People and programs are held to the regulation where it says
 * "refuse"; what moves by itself (bot, triggers, reminders) is let through and marked, since nobody is there to ask.
 */
export function moveStage(draft: Draft, action: ActionOf<'move_stage'>): Refusal | undefined {
  const found = targetOf(draft, action);
  if (found.kind === 'refused') return found;
  const { pipeline, stage } = found;
  const { dialog } = draft.changes;
  if (dialog.pipelineId === pipeline.id && dialog.stageId === stage.id)
    return changeLossReason(draft, pipeline, action);
  if (isElsewhere(dialog, action)) {
    return refuse(`Somebody has moved it meanwhile: it is in "${titleNow(draft)}" now. Look again before you move it.`);
  }
  const filled = action.fields && fillFields(draft, action.fields);
  if (filled) return filled;
  const isUpkeep = isOnTheWayOut(draft);
  const breaches = isUpkeep ? [] : breachesOf({ ...draft.changes, pipeline, stage });
  const refused = isPersonal(draft) ? refusalOf(draft, breaches, pipeline, stage) : undefined;
  if (refused) return refused;
  const reason = lossReasonFor(draft, pipeline, stage, action);
  if (reason.kind === 'refused') return reason;
  enter(draft, pipeline, stage, { why: action.why, lossReasonId: reason.id, breaches, isUpkeep });
  return undefined;
}

/** Not where the mover saw it, as far as he or she has said where that was: stages of two pipelines may have one name. */
const isElsewhere = (
  { stageId, pipelineId }: Dialog,
  { from = stageId, fromPipelineId = pipelineId }: ActionOf<'move_stage'>,
): boolean => from !== stageId || fromPipelineId !== pipelineId;

/** A rule of the pipeline moves it: whoever caused the event did not ask for the move, so nothing is refused. */
export function moveByRule(draft: Draft, event: EventType): void {
  const { dialog, contact } = draft.changes;
  const pipeline = pipelineNow(draft);
  const to = pipeline && stageAfter(pipeline, dialog.stageId, event);
  const stage = pipeline && to !== null && to !== undefined ? stageById(pipeline, to) : undefined;
  if (!pipeline || !stage) return;
  const breaches = breachesOf({ dialog, contact, pipeline, stage });
  enter(draft, pipeline, stage, { why: `rule: ${event}`, lossReasonId: null, breaches, isUpkeep: false });
}

interface Entry {
  why: string;
  lossReasonId: string | null;
  breaches: readonly Breach[];
  isUpkeep: boolean;
}

function enter(draft: Draft, pipeline: Pipeline, stage: Stage, entry: Entry): void {
  const { dialog } = draft.changes;
  const { why, lossReasonId, breaches, isUpkeep } = entry;
  const visit = visitOf(pipeline.id, stage.id);
  changeDialog(draft, {
    pipelineId: pipeline.id,
    stageId: stage.id,
    stageSince: draft.moment.now,
    visited: dialog.visited.includes(visit) ? dialog.visited : [...dialog.visited, visit],
    lossReasonId,
  });
  startStageLimit(draft);
  leave(draft, {
    type: 'stage_changed',
    from: dialog.stageId,
    to: stage.id,
    fromPipeline: dialog.pipelineId,
    toPipeline: pipeline.id,
    why,
    ...(lossReasonId !== null && { lossReasonId }),
    ...(breaches.length > 0 && { offRegulation: [...breaches] }),
    ...(isUpkeep && { isUpkeep }),
  });
}

type Target = { kind: 'target'; pipeline: Pipeline; stage: Stage };

function targetOf(draft: Draft, { stageId, pipelineId }: ActionOf<'move_stage'>): Target | Refusal {
  const pipeline =
    pipelineId === undefined ? pipelineNow(draft) : draft.situation.pipelines.find(({ id }) => id === pipelineId);
  if (!pipeline) return refuse(`There is no pipeline "${pipelineId}".`);
  const stage = stageById(pipeline, stageId);
  const open = pipeline.stages.filter(({ leaving }) => leaving === null);
  if (!stage) return refuse(`There is no stage "${stageId}"; there are: ${open.map(({ id }) => id).join(', ')}.`);
  if (stage.leaving) return refuse(`The stage "${stage.title.en}" is being removed: nothing can enter it any more.`);
  return { kind: 'target', pipeline, stage };
}

/** A dialog whose stage is being removed, or is gone, has to go: no regulation keeps it there. */
function isOnTheWayOut(draft: Draft): boolean {
  const pipeline = pipelineNow(draft);
  const stage = pipeline && stageById(pipeline, draft.changes.dialog.stageId);
  return !stage || stage.leaving !== null;
}

/** Empty fields are the mover's to fill in whatever the strictness: the question is asked where the answer is known. */
function refusalOf(draft: Draft, breaches: readonly Breach[], pipeline: Pipeline, stage: Stage): Refusal | undefined {
  const kept = breaches.filter(({ rule }) => rule === 'required_fields' || pipeline.strictness === 'refuse');
  if (kept.length === 0) return undefined;
  return refuse(kept.map((breach) => inWords(breach, { dialog: draft.changes.dialog, pipeline, stage })).join(' '));
}

function lossReasonFor(
  draft: Draft,
  pipeline: Pipeline,
  stage: Stage,
  { lossReasonId = null }: ActionOf<'move_stage'>,
): { kind: 'reason'; id: string | null } | Refusal {
  const { dialog } = draft.changes;
  if (stage.group !== 'unsuccessful') return { kind: 'reason', id: null };
  if (lossReasonId === null) {
    if (pipeline.lossReasonRequired && isPersonal(draft) && !isOnTheWayOut(draft)) {
      return refuse(`"${stage.title.en}" needs a loss reason: ${reasonsOf(pipeline)}.`);
    }
    // From one unsuccessful stage to another it stays lost for the same reason.
    return { kind: 'reason', id: dialog.pipelineId === pipeline.id ? dialog.lossReasonId : null };
  }
  if (pipeline.lossReasons.some(({ id, retired }) => id === lossReasonId && !retired)) {
    return { kind: 'reason', id: lossReasonId };
  }
  return refuse(`There is no loss reason "${lossReasonId}"; there are: ${reasonsOf(pipeline)}.`);
}

/** It is in the stage already: only the reason can be new. */
function changeLossReason(draft: Draft, pipeline: Pipeline, action: ActionOf<'move_stage'>): Refusal | undefined {
  const { dialog } = draft.changes;
  const stage = stageById(pipeline, dialog.stageId);
  if (!stage || action.lossReasonId === undefined || action.lossReasonId === dialog.lossReasonId) return undefined;
  const reason = lossReasonFor(draft, pipeline, stage, action);
  if (reason.kind === 'refused') return reason;
  if (reason.id === dialog.lossReasonId) return undefined;
  changeDialog(draft, { lossReasonId: reason.id });
  leave(draft, { type: 'loss_reason_changed', from: dialog.lossReasonId, to: reason.id });
  return undefined;
}

/** The pipeline that the dialog is in by now: an earlier action may have moved it to another one. */
const pipelineNow = (draft: Draft): Pipeline | undefined => {
  const { pipelineId } = draft.changes.dialog;
  const { pipeline, pipelines } = draft.situation;
  return pipeline.id === pipelineId ? pipeline : pipelines.find(({ id }) => id === pipelineId);
};

const titleNow = (draft: Draft): string => {
  const { stageId } = draft.changes.dialog;
  const pipeline = pipelineNow(draft);
  return (pipeline && stageById(pipeline, stageId)?.title.en) ?? stageId;
};

const isPersonal = ({ moment: { actor } }: Draft): boolean => actor.kind === 'operator' || actor.kind === 'api';

const reasonsOf = ({ lossReasons }: Pipeline): string =>
  lossReasons
    .filter(({ retired }) => !retired)
    .map(({ id }) => id)
    .join(', ') || 'none yet';
