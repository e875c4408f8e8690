import type { ActionOf } from '../action.ts';
import { findRule } from '../distribution/find-rule.ts';
import { DEFAULT_RULE_ID } from '../distribution/rule.ts';
import type { AssignmentReason, ShareCause, ShareVerdict, Sharing } from '../distribution/sharing.ts';
import { assign } from './assign.ts';
import { causedBy, changeDialog, type Draft, leave, type Refusal, refuse } from './draft.ts';
import { takeWord } from './word.ts';

/** Asks for a manager by a rule; who it is, the distributor decides a moment later, for all that wait together. */
export function distribute(draft: Draft, { ruleId, anew = false }: ActionOf<'distribute'>): Refusal | undefined {
  const { dialog } = draft.changes;
  const { now } = draft.moment;
  if (dialog.mode === 'closed') return refuse('The dialog is closed.');
  if (dialog.assigneeId !== null && !anew) return undefined;
  const id = ruleId ?? ruleFor(draft);
  if (!findRule(draft.situation, id)) return refuse('There is no such distribution rule.');
  // An offer stands until it is accepted or its time is over; who waits already keeps the place.
  if (dialog.sharing?.state === 'offered' || (dialog.sharing?.state === 'waiting' && dialog.sharing.ruleId === id))
    return undefined;
  changeDialog(draft, {
    sharing: {
      ruleId: id,
      state: 'waiting',
      since: now,
      due: now,
      cause: 'asked',
      tried: [],
      offer: null,
      ...(draft.moment.causes && { causes: [...draft.moment.causes] }),
    },
  });
  leave(draft, { type: 'distribution_asked', ruleId: id });
  return undefined;
}

function ruleFor({ changes: { dialog }, situation }: Draft): string {
  const planned = dialog.planId === null ? null : findRule(situation, `plan:${dialog.planId}`);
  return planned?.id ?? DEFAULT_RULE_ID;
}

/** The person whom it is offered to takes it: answers a waiting customer, or leads what the bot still talks about. */
export function accept(draft: Draft): Refusal | undefined {
  const { actor } = draft.moment;
  const { dialog } = draft.changes;
  if (actor.kind !== 'operator' || dialog.sharing?.offer?.operatorId !== actor.id) {
    return refuse('This dialog is not offered to you, or not any more.');
  }
  if (dialog.mode === 'bot') return assign(draft, { kind: 'assign', operatorId: actor.id, why: 'accepted' });
  takeWord(draft, actor.id);
  return undefined;
}

/** Writes down what the distributor has decided. */
export function share(asked: Draft, { ruleId, cause, verdict }: ActionOf<'share'>): Refusal | undefined {
  const draft = causedBy(asked, asked.changes.dialog.sharing?.causes ?? []);
  if (verdict.kind === 'settle') {
    changeDialog(draft, { sharing: null, sharedBy: null });
    return undefined;
  }
  const waiting = begun(draft, ruleId, cause);
  switch (verdict.kind) {
    case 'give':
      give(draft, ruleId, verdict);
      break;
    case 'offer':
      offer(draft, waiting, verdict);
      break;
    case 'wait':
      unassign(draft, cause);
      changeDialog(draft, { sharing: verdict.again ? { ...waiting, tried: [] } : waiting, sharedBy: null });
      break;
    case 'leave':
      unassign(draft, cause);
      changeDialog(draft, { sharing: null, sharedBy: null });
      leave(draft, { type: 'distribution_failed', ruleId, why: verdict.why, tried: waiting.tried });
      break;
  }
  return undefined;
}

/** How it waits from now on: whoever did not accept in time is among those who have had it. */
function begun(draft: Draft, ruleId: string, cause: ShareCause): Sharing {
  const { now } = draft.moment;
  const { sharing } = draft.changes.dialog;
  if (!sharing) return { ruleId, state: 'waiting', since: now, due: now, cause, tried: [], offer: null };
  if (!sharing.offer) return { ...sharing, ruleId, state: 'waiting' };
  const { operatorId } = sharing.offer;
  leave(draft, { type: 'assignment_expired', operatorId });
  const tried = [...sharing.tried.filter((id) => id !== operatorId), operatorId];
  return { ...sharing, ruleId, state: 'waiting', due: now, tried, offer: null };
}

function give(draft: Draft, ruleId: string, { operatorId, reason }: Extract<ShareVerdict, { kind: 'give' }>): void {
  const { assigneeId } = draft.changes.dialog;
  const isCounted = reason.code !== 'owner';
  changeDialog(draft, { sharing: null, sharedBy: isCounted ? { ruleId, operatorId } : null });
  if (assigneeId === operatorId) return;
  changeDialog(draft, { assigneeId: operatorId });
  leave(draft, {
    type: 'assignee_changed',
    from: assigneeId,
    to: operatorId,
    why: inWords(reason, operatorId),
    reason,
  });
}

function offer(
  draft: Draft,
  waiting: Sharing,
  { operatorId, seconds, reason }: Extract<ShareVerdict, { kind: 'offer' }>,
): void {
  const { now } = draft.moment;
  const until = new Date(now.getTime() + seconds * 1000);
  unassign(draft, waiting.cause);
  changeDialog(draft, {
    sharing: { ...waiting, state: 'offered', due: until, offer: { operatorId, at: now, until, reason } },
    sharedBy: { ruleId: waiting.ruleId, operatorId },
  });
  leave(draft, { type: 'dialog_offered', operatorId, until, reason });
}

function unassign(draft: Draft, cause: ShareCause): void {
  const { assigneeId } = draft.changes.dialog;
  if (assigneeId === null) return;
  changeDialog(draft, { assigneeId: null });
  leave(draft, { type: 'assignee_changed', from: assigneeId, to: null, why: WHY_TAKEN[cause] });
}

const WHY_TAKEN = {
  asked: 'shared anew',
  left: 'the manager has left the team',
  shift_ended: "the manager's shift has ended",
} as const satisfies Record<ShareCause, string>;

/** For programs and old readers; people read `reason` in their own language. */
function inWords({ code, pool }: AssignmentReason, operatorId: string): string {
  const count = pool.find((one) => one.operatorId === operatorId)?.count ?? 0;
  return {
    share: `by rule: ${count} so far, next of ${pool.length}`,
    linked: 'by rule: knows the customer',
    previous: 'by rule: led the last dialog',
    owner: 'by rule: nobody else was there',
  }[code];
}
