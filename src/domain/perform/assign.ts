import type { ActionOf } from '../action.ts';
import { nextManager } from '../distribution.ts';
import { changeDialog, type Draft, leave, type Refusal, refuse } from './draft.ts';

export function assign(draft: Draft, action: ActionOf<'assign'>): Refusal | undefined {
  const { dialog } = draft.changes;
  if (action.operatorId !== null && !draft.situation.team.some((mate) => mate.id === action.operatorId)) {
    return refuse('There is no such person in the team.');
  }
  if (dialog.assigneeId === action.operatorId) return undefined;
  changeDialog(draft, { assigneeId: action.operatorId });
  leave(draft, { type: 'assignee_changed', from: dialog.assigneeId, to: action.operatorId, why: action.why });
  return undefined;
}

export function distribute(draft: Draft): Refusal | undefined {
  if (draft.changes.dialog.assigneeId) return undefined;
  const choice = nextManager(draft.situation.team);
  if (!choice) return refuse('There is nobody in the team to give the dialog to.');
  return assign(draft, { kind: 'assign', operatorId: choice.id, why: choice.why });
}
