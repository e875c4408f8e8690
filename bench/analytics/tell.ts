import { DEFAULT_PIPELINE } from '../../src/domain/default-pipeline.ts';
import type { Actor, DomainEvent, EventBody } from '../../src/domain/event.ts';
import type { Told } from './record.ts';

const MINUTE = 60_000;
const pipelineId = DEFAULT_PIPELINE.id;
const stageOf = (group: string): string => DEFAULT_PIPELINE.stages.find((stage) => stage.group === group)?.id ?? '';
const FIRST = stageOf('active');
const SPAM = stageOf('not_a_request');

/** A dialog's record as its events, with what real life adds: second thoughts, corrections, moves to and fro. */
export function eventsOf(told: Told): DomainEvent[] {
  const { id, openedAt, channel, source, campaign, manager, booking } = told;
  const events: DomainEvent[] = [];
  const leave = (at: number, body: EventBody, actor: Actor = { kind: 'system' }): void => {
    events.push({
      id: `${id}-${events.length.toString().padStart(3, '0')}`,
      at: new Date(at),
      actor,
      dialogId: id,
      contactId: id.replace('dialog', 'contact'),
      threadId: `${channel}:${id}`,
      channelKind: channel,
      origin: { ...(source && { source }), ...(campaign && { utm: { utm_campaign: campaign } }) },
      body,
    });
  };
  leave(openedAt, { type: 'dialog_opened', reopened: false, pipelineId, stageId: FIRST });
  if (manager) {
    // First somebody else had it.
    leave(openedAt + 10, { type: 'assignee_changed', from: null, to: 'manager-gone', why: 'by hand' });
    leave(openedAt + 20, { type: 'assignee_changed', from: 'manager-gone', to: manager, why: 'by hand' });
  }
  if (told.handedOff) {
    // Given back at once: the records know of no wait that began by handing over.
    leave(openedAt + 30, { type: 'handed_off', reason: 'customer_request', summary: '' });
    leave(openedAt + 40, { type: 'dialog_released' });
  }
  for (const [line, { at, ms, by, operator }] of told.waits.entries()) {
    const sent = {
      type: 'message_sent',
      author: by,
      providerMessageId: 'x',
      ...(operator && { operatorId: operator }),
    } as const;
    leave(at - ms, { type: 'message_received', messageId: `${id}-in-${line}`, seq: line });
    leave(at, { ...sent, messageId: `${id}-out-${line}`, responseMs: ms, first: true });
  }
  for (const [line, { at, failed }] of told.turns.entries()) {
    const outcome = failed ? (line % 2 ? 'fallback' : 'handoff') : line % 2 ? 'flow' : 'responder';
    leave(at, { type: 'message_understood', messageId: `${id}-in-${line}`, intent: 'info.price', score: 0.7, outcome });
  }
  for (const [n, { at, right, random, weight }] of told.labels.entries()) {
    const label = { type: 'intent_labelled', messageId: `${id}-label-${n}`, predicted: 'info.price' } as const;
    const sample = random ? 'random' : 'fallback';
    // The first label was a slip of the hand.
    leave(at - MINUTE, { ...label, actual: right ? 'info.hours' : 'info.price', sample, weight });
    leave(at, { ...label, actual: right ? 'info.price' : 'info.hours', sample, weight });
  }
  if (told.lead) {
    leave(told.lead.at, { type: 'lead_created' });
    const { score } = told.lead;
    if (score !== null) {
      if (score > 1) leave(told.lead.at, { type: 'lead_scored', score: 1, points: [] });
      leave(told.lead.at + (score > 1 ? MINUTE : 0), { type: 'lead_scored', score, points: [] });
    }
  }
  if (booking) tellVisit(id, booking, leave);
  if (told.paid) {
    leave(told.paid.at, { type: 'offer_paid', orderId: `${id}-order`, offerId: 'offer', amount: told.paid.amount });
  }
  if (told.verdict !== null) {
    const judged = { type: 'conversion_judged', version: 1, quote: '', reason: '' } as const;
    const verdict = told.verdict ? 'converted' : 'not_converted';
    // The machine was wrong, and a person has said so.
    if (told.openedAt % 5 === 0)
      leave(openedAt + 2 * MINUTE, { ...judged, verdict: told.verdict ? 'not_converted' : 'converted', by: 'rule' });
    leave(openedAt + MINUTE, { ...judged, verdict, by: told.openedAt % 5 === 0 ? 'person' : 'rule' });
  }
  if (told.isSpam)
    leave(openedAt + 3 * MINUTE, {
      type: 'stage_changed',
      from: FIRST,
      to: SPAM,
      why: 'spam',
      fromPipeline: pipelineId,
      toPipeline: pipelineId,
    });
  return events;
}

function tellVisit(
  id: string,
  booking: NonNullable<Told['booking']>,
  leave: (at: number, body: EventBody) => void,
): void {
  const about = {
    appointmentId: `${id}-visit`,
    serviceId: booking.service,
    staffId: booking.staff,
    start: new Date(booking.start),
  };
  leave(booking.at - 500, { ...about, type: 'appointment_held' });
  leave(booking.at, { ...about, type: 'appointment_booked' });
  // Confirmed, moved, and confirmed anew; or confirmed and moved, and not any more.
  leave(booking.at + MINUTE, { ...about, type: 'appointment_confirmed' });
  leave(booking.at + 2 * MINUTE, { ...about, type: 'appointment_moved', from: new Date(booking.start - MINUTE) });
  if (booking.confirmed) leave(booking.at + 3 * MINUTE, { ...about, type: 'appointment_confirmed' });
  if (booking.cancelled) leave(booking.at + 4 * MINUTE, { ...about, type: 'appointment_cancelled', by: 'customer' });
  if (booking.reminded)
    leave(booking.start - 120 * MINUTE, {
      type: 'reminder_sent',
      appointmentId: about.appointmentId,
      beforeMinutes: 120,
    });
  if (booking.missed === null) return;
  leave(booking.start + 30 * MINUTE, { ...about, type: booking.missed ? 'appointment_visited' : 'no_show' });
  leave(booking.start + 60 * MINUTE, { ...about, type: booking.missed ? 'no_show' : 'appointment_visited' });
}
