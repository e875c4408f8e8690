import type { ActionOf } from '../action.ts';
import { isOutgoing, type OutgoingMessage } from '../message.ts';
import { changeDialog, type Draft, leave, type Refusal, refuse } from './draft.ts';

const CAN_GO_AGAIN = new Set<string>(['failed', 'dropped', 'uncertain']);

/**
 * Sends an undelivered line of ours again, with a new budget of attempts and under the word of today, so that the lease does not drop
 * what a person has asked for. It takes a new place at the end: that is where the customer reads it.
 */
export function resend(draft: Draft, { messageId }: ActionOf<'resend'>): Refusal | undefined {
  const line = undecided(draft, messageId);
  if ('reason' in line) return line;
  const { state } = line.delivery;
  if (!CAN_GO_AGAIN.has(state)) return refuse(WHY_NOT_AGAIN[state] ?? 'It has gone out already.');
  const { dialog } = draft.changes;
  if (dialog.mode === 'closed') return refuse('The dialog is closed; the customer has to write first.');
  const seq = dialog.lastSeq + 1;
  changeDialog(draft, { lastSeq: seq });
  draft.changes.requeues.push({ messageId, from: state, seq });
  leave(draft, { type: 'message_requeued', messageId, seq, was: state });
  return undefined;
}

/**
 * A person settles an undelivered line without sending it: one that nobody knows about counts as sent, since the person has seen that it
 * arrived; one that failed is given up. Either way it waits for nobody any more.
 */
export function letGo(draft: Draft, { messageId }: ActionOf<'let_go'>): Refusal | undefined {
  const line = undecided(draft, messageId);
  if ('reason' in line) return line;
  const { state } = line.delivery;
  if (state !== 'uncertain' && state !== 'failed') return refuse('It does not wait for a person.');
  const to = state === 'uncertain' ? 'sent' : 'dropped';
  draft.changes.settlements.push({ messageId, from: state, to, reason: REASONS[to] });
  // The customer waits for this answer only as long as nobody knows that it has come.
  if (to === 'sent' && draft.changes.dialog.waitingSince?.getTime() === line.outgoing.answering?.getTime()) {
    changeDialog(draft, { waitingSince: null });
  }
  leave(draft, { type: 'message_settled', messageId, state: to, reason: REASONS[to] });
  return undefined;
}

const WHY_NOT_AGAIN: Readonly<Record<string, string>> = {
  queued: 'It waits to be sent already.',
  sending: 'It is being sent just now.',
};

const REASONS = { sent: 'taken as delivered by a person', dropped: 'given up by a person' } as const;

/** The line as it is, unless it is not ours or this very decision has dealt with it. */
function undecided(draft: Draft, messageId: string): OutgoingMessage | Refusal {
  const line = draft.situation.lines?.find(({ id }) => id === messageId);
  if (!line) return refuse('There is no such line in this dialog.');
  if (!isOutgoing(line)) return refuse('Only what goes to the customer can be sent again.');
  const { requeues, settlements } = draft.changes;
  const isDecided = [...requeues, ...settlements].some((decided) => decided.messageId === messageId);
  return isDecided ? refuse('It is dealt with already.') : line;
}
