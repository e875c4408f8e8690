import { kindOfChannel } from '../../domain/journal/numbered-kinds.ts';
import type { Teammate } from '../../domain/operator.ts';
import type { Undelivered } from '../../store/queries/undelivered.ts';
import { UndeliveredState, type UndeliveredView } from '../views/undelivered-view.ts';
import { presentTeammate } from './dialog.ts';

export function presentUndelivered(
  { message, contactName, contactPhone, mode }: Undelivered,
  team: readonly Teammate[],
): UndeliveredView {
  const { id, dialogId, contactId, author, operatorId, text, files = [], delivery, outgoing, at } = message;
  return {
    id,
    dialogId,
    dialogMode: mode,
    contact: { id: contactId, name: contactName, phone: contactPhone },
    channelId: outgoing.channelId,
    channelKind: kindOfChannel(outgoing.channelId),
    author,
    operator: operatorId === null ? null : presentTeammate(operatorId, team),
    text: text || files.map(({ name }) => name).join(', '),
    // Read a moment ago by its state; whatever it is by now was no other.
    state: UndeliveredState.catch('failed').parse(delivery.state),
    reason: delivery.reason ?? null,
    attempts: outgoing.attempts,
    caught: outgoing.caught,
    at: at.toISOString(),
  };
}
