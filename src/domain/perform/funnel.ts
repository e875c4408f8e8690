import type { ActionOf } from '../action.ts';
import { nextManager } from '../distribution.ts';
import { changeDialog, type Draft, leave, type Refusal, refuse } from './draft.ts';

export function moveStage(draft: Draft, action: ActionOf<'move_stage'>): Refusal | undefined {
  const { dialog } = draft.changes;
  const { stages } = draft.situation.pipeline;
  if (!stages.some((stage) => stage.id === action.stageId)) {
    return refuse(`There is no stage "${action.stageId}"; there are: ${stages.map((s) => s.id).join(', ')}.`);
  }
  if (dialog.stageId === action.stageId) return undefined;
  changeDialog(draft, { stageId: action.stageId, stageSince: draft.moment.now });
  leave(draft, { type: 'stage_changed', from: dialog.stageId, to: action.stageId, why: action.why });
  return undefined;
}

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

/** Gives the dialog to whoever has the fewest; one that already has an owner stays with that owner. */
export function distribute(draft: Draft): Refusal | undefined {
  if (draft.changes.dialog.assigneeId) return undefined;
  const choice = nextManager(draft.situation.team);
  if (!choice) return refuse('There is nobody in the team to give the dialog to.');
  return assign(draft, { kind: 'assign', operatorId: choice.id, why: choice.why });
}

export function changeTags(draft: Draft, action: ActionOf<'change_tags'>): Refusal | undefined {
  const { tags } = draft.changes.dialog;
  const added = [...new Set(action.add)].filter((tag) => !tags.includes(tag));
  const removed = action.remove.filter((tag) => tags.includes(tag));
  if (added.length + removed.length === 0) return undefined;
  changeDialog(draft, { tags: [...tags.filter((tag) => !removed.includes(tag)), ...added] });
  leave(draft, { type: 'tags_changed', added, removed });
  return undefined;
}

export function addTask(draft: Draft, action: ActionOf<'add_task'>): Refusal | undefined {
  const { dialog } = draft.changes;
  const { now } = draft.moment;
  const id = draft.moment.newId();
  draft.changes.tasks.push({
    id,
    dialogId: dialog.id,
    contactId: dialog.contactId,
    kind: action.taskKind,
    title: action.title,
    due: new Date(now.getTime() + action.dueInMinutes * 60_000),
    assigneeId: dialog.assigneeId,
    done: false,
    createdAt: now,
  });
  leave(draft, { type: 'task_added', taskId: id, title: action.title });
  return undefined;
}
