import type { ActionOf } from '../action.ts';
import type { Actor } from '../event.ts';
import { LABEL_LEASE_MS, type LabelRow } from '../labelling/label-row.ts';
import { type Draft, leave, type Refusal, refuse } from './draft.ts';

/** Whom the queue knows an actor by. */
const nameOf = (actor: Actor): string => (actor.kind === 'operator' ? actor.id : actor.kind);

/**
 * A person says what a message meant. One that the queue has is labelled there, too, whoever shows it: with what the draw said of it, so
 * that it counts as it was drawn. From the queue only what still waits is taken, and not what somebody else is being shown.
 */
export function labelIntent(draft: Draft, action: ActionOf<'label_intent'>): Refusal | undefined {
  const { messageId, actual } = action;
  const row = draft.situation.labels?.find(({ id }) => id === messageId);
  const who = nameOf(draft.moment.actor);
  if (action.fromQueue) {
    if (!row) return refuse('This message is not in the labelling queue.');
    if (row.state !== 'waiting') return refuse('This message has been labelled already.');
    if (row.leasedBy !== null && row.leasedBy !== who && row.leaseUntil > draft.moment.now)
      return refuse('A colleague is labelling this message right now.');
  }
  if (row) put(draft, { ...row, state: 'labelled', actual, by: who, doneAt: draft.moment.now });
  leave(draft, {
    type: 'intent_labelled',
    messageId,
    predicted: row?.predicted ?? action.predicted,
    actual,
    ...(row && drawnAs(row)),
  });
  return undefined;
}

/** Takes back a label that one has given oneself: the message waits again, and its giver is shown it first. */
export function takeBackLabel(draft: Draft, { messageId }: ActionOf<'take_back_label'>): Refusal | undefined {
  const row = draft.situation.labels?.find(({ id }) => id === messageId);
  const { actor, now } = draft.moment;
  if (row?.state !== 'labelled' || row.actual === null) return refuse('This message has no label to take back.');
  if (row.by !== nameOf(actor)) return refuse('Somebody else has labelled this message.');
  const leaseUntil = new Date(now.getTime() + LABEL_LEASE_MS);
  put(draft, { ...row, state: 'waiting', actual: null, by: null, doneAt: null, leasedBy: row.by, leaseUntil });
  const { predicted, actual } = row;
  leave(draft, { type: 'intent_labelled', messageId, predicted, actual, ...drawnAs(row), undone: true });
  return undefined;
}

const drawnAs = ({ sample, weight }: LabelRow) => ({ sample, ...(weight !== null && { weight }) });

function put(draft: Draft, row: LabelRow): void {
  draft.changes.labels = [...draft.changes.labels.filter(({ id }) => id !== row.id), row];
}
