import type { Dialog } from '../dialog.ts';
import { changeDialog, type Draft, leave, type Refusal, refuse } from '../perform/draft.ts';
import { perform } from '../perform/perform.ts';
import { type BulkJob, whyOf } from './bulk-job.ts';

/** All of a dialog that a job can change and an undo puts back. */
export type Kept = Pick<
  Dialog,
  | 'pipelineId'
  | 'stageId'
  | 'stageSince'
  | 'visited'
  | 'lossReasonId'
  | 'tags'
  | 'assigneeId'
  | 'mode'
  | 'queue'
  | 'flow'
  | 'waitingSince'
  | 'closedAt'
>;

/** What a job did to one dialog. */
export interface Deed {
  before: Kept;
  after: Kept;
  taskIds: string[];
}

export const deedOf = ({ situation, changes }: Draft): Deed => ({
  before: kept(situation.dialog),
  after: kept(changes.dialog),
  taskIds: changes.tasks.map(({ id }) => id),
});

const CHANGED_SINCE = refuse('Somebody has changed it since: it stays as it is.');

/**
 * Puts one dialog back to what it was before the job, unless somebody has changed the same thing since. Neither stage rules nor triggers
 * follow: nobody has decided anew, and no customer should get a message because of an undo.
 */
export function restore(draft: Draft, job: BulkJob, deed: Deed): Refusal | undefined {
  switch (job.change.kind) {
    case 'move_stage':
      return restoreStage(draft, job, deed);
    case 'change_tags':
      return restoreTags(draft, deed);
    case 'assign':
      return restoreAssignee(draft, job, deed);
    case 'close':
      return reopen(draft, deed);
    case 'add_task':
      return perform(
        draft,
        deed.taskIds.map((taskId) => ({ kind: 'cancel_task' as const, taskId })),
      );
    case 'send_message':
      return refuse('A message cannot be taken back.');
  }
}

function restoreStage(draft: Draft, job: BulkJob, { before, after }: Deed): Refusal | undefined {
  const { dialog } = draft.changes;
  const isThere = dialog.pipelineId === after.pipelineId && dialog.stageId === after.stageId;
  if (!isThere || dialog.stageSince.getTime() !== after.stageSince.getTime()) return CHANGED_SINCE;
  const pipeline = draft.situation.pipelines.find(({ id }) => id === before.pipelineId);
  const stage = pipeline?.stages.find(({ id }) => id === before.stageId);
  if (!stage || stage.leaving) return refuse('The stage where it was is there no more.');
  const { pipelineId, stageId, stageSince, visited, lossReasonId } = before;
  // Its time in the stage runs on as if it had not been away: the timer of its limit still holds.
  changeDialog(draft, { pipelineId, stageId, stageSince, visited, lossReasonId });
  if (pipelineId === after.pipelineId && stageId === after.stageId) return undefined;
  leave(draft, {
    type: 'stage_changed',
    from: after.stageId,
    to: stageId,
    fromPipeline: after.pipelineId,
    toPipeline: pipelineId,
    why: undoOf(job),
    ...(lossReasonId !== null && { lossReasonId }),
    isUpkeep: true,
  });
  return undefined;
}

function restoreTags(draft: Draft, { before, after }: Deed): Refusal | undefined {
  const { tags } = draft.changes.dialog;
  if (!isSameSet(tags, after.tags)) return CHANGED_SINCE;
  const added = before.tags.filter((tag) => !tags.includes(tag));
  const removed = tags.filter((tag) => !before.tags.includes(tag));
  changeDialog(draft, { tags: before.tags });
  if (added.length + removed.length > 0) leave(draft, { type: 'tags_changed', added, removed });
  return undefined;
}

function restoreAssignee(draft: Draft, job: BulkJob, { before, after }: Deed): Refusal | undefined {
  const { assigneeId } = draft.changes.dialog;
  if (assigneeId !== after.assigneeId) return CHANGED_SINCE;
  const to = before.assigneeId;
  if (to === assigneeId) return undefined;
  if (to !== null && !draft.situation.team.some(({ id }) => id === to)) {
    return refuse('Whoever led it before has left the team.');
  }
  changeDialog(draft, { assigneeId: to });
  leave(draft, { type: 'assignee_changed', from: assigneeId, to, why: undoOf(job) });
  return undefined;
}

function reopen(draft: Draft, { before, after }: Deed): Refusal | undefined {
  const { dialog } = draft.changes;
  if (before.mode === 'closed') return undefined;
  if (dialog.mode !== 'closed' || dialog.closedAt?.getTime() !== after.closedAt?.getTime()) return CHANGED_SINCE;
  const { mode, queue, flow, waitingSince } = before;
  changeDialog(draft, { mode, queue, flow, waitingSince, closedAt: null, word: dialog.word + 1 });
  leave(draft, { type: 'dialog_reopened' });
  return undefined;
}

const undoOf = (job: BulkJob): string => `undo of ${whyOf(job)}`;

function kept(dialog: Dialog): Kept {
  const { pipelineId, stageId, stageSince, visited, lossReasonId, tags, assigneeId } = dialog;
  const { mode, queue, flow, waitingSince, closedAt } = dialog;
  return {
    pipelineId,
    stageId,
    stageSince,
    visited,
    lossReasonId,
    tags,
    assigneeId,
    mode,
    queue,
    flow,
    waitingSince,
    closedAt,
  };
}

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((tag) => other.includes(tag));
