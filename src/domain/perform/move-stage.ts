import type { ActionOf } from '../action.ts';
import { visitOf } from '../pipeline.ts';
import { changeDialog, type Draft, leave, type Refusal, refuse } from './draft.ts';

export function moveStage(draft: Draft, action: ActionOf<'move_stage'>): Refusal | undefined {
  const { dialog } = draft.changes;
  const { stages } = draft.situation.pipeline;
  if (!stages.some((stage) => stage.id === action.stageId)) {
    return refuse(`There is no stage "${action.stageId}"; there are: ${stages.map((s) => s.id).join(', ')}.`);
  }
  if (dialog.stageId === action.stageId) return undefined;
  const visit = visitOf(dialog.pipelineId, action.stageId);
  changeDialog(draft, {
    stageId: action.stageId,
    stageSince: draft.moment.now,
    visited: dialog.visited.includes(visit) ? dialog.visited : [...dialog.visited, visit],
  });
  leave(draft, { type: 'stage_changed', from: dialog.stageId, to: action.stageId, why: action.why });
  return undefined;
}
