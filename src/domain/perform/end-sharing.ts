import type { AssignmentReason } from '../distribution/sharing.ts';
import { changeDialog, type Draft, leave } from './draft.ts';

/**
 * A person has decided who leads, or the dialog is over: no rule looks for a manager any more. When that person is the one whom it was
 * offered to, it is accepted, and what comes back is why it was offered; else the distributor gives the offer's count back.
 */
export function endSharing(draft: Draft, leaderId: string | null): { reason?: AssignmentReason } {
  const { sharing } = draft.changes.dialog;
  if (!sharing || sharing.state === 'returned') return {};
  const { offer } = sharing;
  const { now } = draft.moment;
  if (offer && offer.operatorId !== leaderId) {
    changeDialog(draft, { sharing: { ...sharing, state: 'returned', due: now, offer: null } });
    return {};
  }
  changeDialog(draft, { sharing: null });
  if (!offer) return {};
  leave(draft, {
    type: 'dialog_accepted',
    operatorId: offer.operatorId,
    waitedMs: now.getTime() - offer.at.getTime(),
  });
  return { reason: offer.reason };
}
