import type { ActionOf } from '../action.ts';
import type { DialogMode } from '../dialog.ts';
import { changeDialog, type Draft, leave, type Refusal, refuse } from './draft.ts';
import { endSharing } from './end-sharing.ts';

/** Puts the dialog in the queue for a person. From here until it is given back the bot says nothing more. */
export function handOff(draft: Draft, action: ActionOf<'hand_off'>): Refusal | undefined {
  const { dialog } = draft.changes;
  if (dialog.mode !== 'bot') return refuse(`The dialog is already ${dialog.mode}.`);
  passWord(draft, 'queued');
  changeDialog(draft, {
    queue: { reason: action.reason, summary: action.summary, since: draft.moment.now },
    fallbacks: 0,
    flow: [],
  });
  leave(draft, { type: 'handed_off', reason: action.reason, summary: action.summary });
  return undefined;
}

export function take(draft: Draft): Refusal | undefined {
  const { actor } = draft.moment;
  if (actor.kind !== 'operator') return refuse('Only a person of the team can take a dialog.');
  if (draft.changes.dialog.mode === 'closed') return refuse('The dialog is closed.');
  takeWord(draft, actor.id);
  return undefined;
}

/** Gives the word back to the bot. */
export function release(draft: Draft): Refusal | undefined {
  const { mode } = draft.changes.dialog;
  if (mode === 'bot' || mode === 'closed')
    return refuse(`The dialog is ${mode === 'bot' ? "already the bot's" : 'closed'}.`);
  passWord(draft, 'bot');
  changeDialog(draft, { queue: null, flow: [], fallbacks: 0 });
  leave(draft, { type: 'dialog_released' });
  return undefined;
}

export function close(draft: Draft): Refusal | undefined {
  if (draft.changes.dialog.mode === 'closed') return refuse('The dialog is already closed.');
  endSharing(draft, null);
  passWord(draft, 'closed');
  changeDialog(draft, { queue: null, flow: [], closedAt: draft.moment.now, waitingSince: null });
  leave(draft, { type: 'dialog_closed' });
  return undefined;
}

/** The operator leads from now on; nothing happens when he or she already does. */
export function takeWord(draft: Draft, operatorId: string): void {
  const accepted = endSharing(draft, operatorId);
  const { dialog } = draft.changes;
  if (dialog.mode === 'operator' && dialog.assigneeId === operatorId) return;
  passWord(draft, 'operator');
  changeDialog(draft, { queue: null, flow: [] });
  if (dialog.assigneeId !== operatorId) {
    changeDialog(draft, { assigneeId: operatorId });
    leave(draft, {
      type: 'assignee_changed',
      from: dialog.assigneeId,
      to: operatorId,
      why: 'took the dialog',
      ...accepted,
    });
  }
  leave(draft, { type: 'dialog_taken', operatorId });
}

/** A person leads from now on, and nobody knows which: who takes the dialog here goes on. */
export function takeOutside(draft: Draft): void {
  if (draft.changes.dialog.mode === 'operator') return;
  passWord(draft, 'operator');
  changeDialog(draft, { queue: null, flow: [] });
  leave(draft, { type: 'dialog_taken', operatorId: null });
}

/** A new owner of the word makes a new version of it: what was decided under the old one is dropped at sending. */
function passWord(draft: Draft, mode: DialogMode): void {
  changeDialog(draft, { mode, word: draft.changes.dialog.word + 1 });
}
