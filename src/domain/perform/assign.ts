import type { ActionOf } from '../action.ts';
import { changeDialog, type Draft, leave, type Refusal, refuse } from './draft.ts';
import { endSharing } from './end-sharing.ts';

/** A person, a trigger or a program says who leads. */
export function assign(draft: Draft, action: ActionOf<'assign'>): Refusal | undefined {
  const { dialog } = draft.changes;
  if (action.operatorId !== null && !draft.situation.team.some((mate) => mate.id === action.operatorId)) {
    return refuse('There is no such person in the team.');
  }
  const accepted = endSharing(draft, action.operatorId);
  if (dialog.assigneeId === action.operatorId) return undefined;
  changeDialog(draft, { assigneeId: action.operatorId });
  leave(draft, {
    type: 'assignee_changed',
    from: dialog.assigneeId,
    to: action.operatorId,
    why: action.why,
    ...accepted,
  });
  return undefined;
}
