import { verdictInForce } from '../../domain/conversion/dialog-conversion.ts';
import type { DomainEvent, EventBody, EventType } from '../../domain/event.ts';
import { createMask } from '../../domain/masking/mask-personal-data.ts';
import type { Message } from '../../domain/message.ts';
import { visitOf } from '../../domain/pipeline.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import type { Session } from '../../store/queries/sessions.ts';
import type { SessionView } from '../views/session-view.ts';

/** A dialog for training. Masked, it has no phone, e-mail, card, passport, link, user name or known name of the client in it. */
export function presentSession(
  { dialog, contact, messages, events }: Session,
  { masked, ownPhone }: { masked: boolean; ownPhone: string },
): SessionView {
  const names = [contact?.name, ...messages.map(nameIn)].filter((name) => name !== null && name !== undefined);
  const { mask } = masked ? createMask([ownPhone], { names, links: true }) : { mask: (text: string) => text };
  const happened = (type: EventType): boolean => events.some(({ body }) => body.type === type);
  const read = new Map(ofType(events, 'message_understood').map((body) => [body.messageId, body]));
  const labels = new Map(ofType(events, 'intent_labelled').map((body) => [body.messageId, body]));
  return {
    id: dialog.id,
    cursor: encodeCursor({ key: dialog.createdAt, id: dialog.id }),
    channel: dialog.channelKind,
    locale: dialog.locale,
    openedAt: dialog.createdAt.toISOString(),
    closedAt: dialog.closedAt?.toISOString() ?? null,
    source: dialog.origin.source ?? dialog.origin.utm?.utm_source ?? null,
    tags: dialog.tags,
    outcome: {
      mode: dialog.mode,
      stage: visitOf(dialog.pipelineId, dialog.stageId),
      lead: happened('lead_created'),
      leadScore: dialog.leadScore,
      handedOff: ofType(events, 'handed_off')[0]?.reason ?? null,
      booked: happened('appointment_booked'),
      visited: happened('appointment_visited'),
      paid: happened('offer_paid'),
      conversion: verdictInForce(dialog.conversion ?? null),
      lossReason: dialog.lossReasonId,
    },
    messages: messages.map((message) => {
      const label = labels.get(message.id);
      return {
        seq: message.seq,
        at: message.at.toISOString(),
        author: message.author,
        kind: message.incoming?.kind ?? null,
        text: mask(message.text),
        understood: message.understood && {
          ...message.understood,
          outcome: read.get(message.id)?.outcome ?? null,
        },
        label: label && !label.undone ? { intent: label.actual, sample: label.sample ?? null } : null,
        because: message.receipt?.because ?? null,
      };
    }),
  };
}

/** A shared phone comes with the name in the messenger. */
const nameIn = ({ incoming }: Message): string | undefined => (incoming?.kind === 'phone' ? incoming.name : undefined);

function ofType<T extends EventType>(events: readonly DomainEvent[], type: T): Extract<EventBody, { type: T }>[] {
  return events.flatMap(({ body }) => (isOf(body, type) ? [body] : []));
}

const isOf = <T extends EventType>(body: EventBody, type: T): body is Extract<EventBody, { type: T }> =>
  body.type === type;
