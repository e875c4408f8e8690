import type { Message } from '../../domain/message.ts';
import type { Teammate } from '../../domain/operator.ts';
import type { MessageView } from '../views/message-view.ts';
import { presentTeammate } from './dialog.ts';

const ARRIVED = new Set<string>(['sent', 'delivered', 'read']);

export function presentMessage(message: Message, team: readonly Teammate[]): MessageView {
  const { id, seq, author, operatorId, text, incoming, buttons, at, delivery, outgoing, receipt, understood } = message;
  return {
    id,
    seq,
    author,
    operator: operatorId === null ? null : presentTeammate(operatorId, team),
    text,
    incoming,
    buttons,
    ...(message.files && { files: message.files }),
    at: at.toISOString(),
    delivery: { state: delivery.state, ...(delivery.reason !== undefined && { reason: delivery.reason }) },
    ...((outgoing?.caught ?? 0) > 0 && ARRIVED.has(delivery.state) && { mayBeTwice: true }),
    receipt,
    understood,
  };
}
