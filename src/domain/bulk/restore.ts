import type { Dialog } from '../dialog.ts';
import { findRule } from '../distribution/find-rule.ts';
import { changeDialog, type Draft, leave, type Refusal, refuse } from '../perform/draft.ts';
import { perform } from '../perform/perform.ts';
import { handOver } from '../perform/plans.ts';
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
> &
  // Rows of an earlier version have not kept it.
  Partial<Pick<Dialog, 'sharing'>>;

/** What a job did to one dialog. */
export interface Deed {
  before: Kept;
  after: Kept;
  taskIds: string[];
  /** Places in sales plans that went to another manager with the dialog. Rows of an earlier version have not kept them. */
  clients?: { planId: string; from: string | null; to: string | null }[];
}

export const deedOf = ({ situation, changes }: Draft): Deed => ({
  before: kept(situation.dialog),
  after: kept(changes.dialog),
  taskIds: changes.tasks.map(({ id }) => id),
  clients: situation.contact.plans.flatMap(({ planId, managerId: from }) => {
    const now = changes.contact.plans.find((plan) => plan.planId === planId);
    return now && now.managerId !== from ? { planId, from, to: now.managerId } : [];
  }),
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

function restoreAssignee(draft: Draft, job: BulkJob, { before, after, clients = [] }: Deed): Refusal | undefined {
  const { assigneeId } = draft.changes.dialog;
  if (assigneeId !== after.assigneeId) return CHANGED_SINCE;
  const to = before.assigneeId;
  const isThere = (operatorId: string | null) =>
    operatorId === null || draft.situation.team.some(({ id }) => id === operatorId);
  if (!isThere(to)) return refuse('Whoever led it before has left the team.');
  if (to !== assigneeId) {
    changeDialog(draft, { assigneeId: to });
    leave(draft, { type: 'assignee_changed', from: assigneeId, to, why: undoOf(job) });
  }
  for (const { planId, from, to: given } of clients) {
    const client = draft.changes.contact.plans.find((plan) => plan.planId === planId);
    if (client?.managerId === given && isThere(from)) handOver(draft, planId, from);
  }
  waitAgain(draft, before);
  return undefined;
}

/**
 * Who was waiting for a manager, or for one to accept, waits again, unless that is so already. In whose share it counts stays as it is:
 * the distributor has given an offer's count back, or will.
 */
function waitAgain(draft: Draft, { sharing }: Kept): void {
  const { mode, sharing: now } = draft.changes.dialog;
  if (mode === 'closed' || (now && now.state !== 'returned')) return;
  if (!sharing || sharing.state === 'returned' || !findRule(draft.situation, sharing.ruleId)) return;
  changeDialog(draft, { sharing: { ...sharing, state: 'waiting', due: draft.moment.now, offer: null } });
}

function reopen(draft: Draft, { before, after }: Deed): Refusal | undefined {
  const { dialog } = draft.changes;
  if (before.mode === 'closed') return undefined;
  if (dialog.mode !== 'closed' || dialog.closedAt?.getTime() !== after.closedAt?.getTime()) return CHANGED_SINCE;
  const { mode, queue, flow, waitingSince } = before;
  changeDialog(draft, { mode, queue, flow, waitingSince, closedAt: null, word: dialog.word + 1 });
  leave(draft, { type: 'dialog_reopened' });
  waitAgain(draft, before);
  return undefined;
}

const undoOf = (job: BulkJob): string => `undo of ${whyOf(job)}`;

function kept(dialog: Dialog): Kept {
  const { pipelineId, stageId, stageSince, visited, lossReasonId, tags, assigneeId } = dialog;
  const { mode, queue, flow, waitingSince, closedAt, sharing } = dialog;
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
    sharing,
  };
}

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((tag) => other.includes(tag));
