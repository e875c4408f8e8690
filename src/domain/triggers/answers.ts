import type { DomainEvent } from '../event.ts';
import { visitOf } from '../pipeline.ts';
import { tagKey } from '../tags/tag.ts';
import type { OnKind, TriggerOn } from './on.ts';

type Body = DomainEvent['body'];

/** The event that a kind of trigger hears; null for clocks, which run without one. */
export const EVENT_OF: Record<OnKind, Body['type'] | null> = {
  dialog_created: 'dialog_opened',
  stage_entered: 'stage_changed',
  stage_left: 'stage_changed',
  stage_overdue: 'stage_overdue',
  assignee_changed: 'assignee_changed',
  tag_added: 'tags_changed',
  tag_removed: 'tags_changed',
  message_received: 'message_received',
  unanswered: null,
  customer_silent: null,
  appointment_booked: 'appointment_booked',
  appointment_confirmed: 'appointment_confirmed',
  appointment_cancelled: 'appointment_cancelled',
  appointment_moved: 'appointment_moved',
  appointment_missed: 'no_show',
  appointment_visited: 'appointment_visited',
  before_visit: null,
  task_overdue: 'task_overdue',
  offer_ordered: 'offer_ordered',
  offer_paid: 'offer_paid',
  offer_failed: 'offer_failed',
  plan_joined: 'plan_joined',
  lead_created: 'lead_created',
  handed_off: 'handed_off',
  dialog_taken: 'dialog_taken',
  dialog_closed: 'dialog_closed',
  field_changed: 'fields_changed',
  date_reached: null,
};

/** The types of events that a trigger has to be asked about. A new dialog enters its first stage without a move. */
export function eventsHeard({ kind }: TriggerOn): Body['type'][] {
  const type = EVENT_OF[kind];
  return [...(type === null ? [] : [type]), ...(kind === 'stage_entered' ? (['dialog_opened'] as const) : [])];
}

/** Whether it is this event that a trigger waits for. `dialog`: the event's own, for what the event does not say. */
export function answers(
  on: TriggerOn,
  { body }: Pick<DomainEvent, 'body'>,
  dialog: { pipelineId: string; visited: readonly string[] },
): boolean {
  if (on.kind === 'stage_entered' && body.type === 'dialog_opened') return isNamed(on.stage, dialog.visited[0]);
  if (body.type !== EVENT_OF[on.kind]) return false;
  switch (on.kind) {
    case 'dialog_created':
      return body.type === 'dialog_opened' && (on.contact === 'any' || (on.contact === 'returning') === body.reopened);
    // Where a stage was removed or merged, nobody has decided anything about the dialog.
    case 'stage_entered':
      return (
        body.type === 'stage_changed' &&
        !body.isUpkeep &&
        isNamed(on.stage, visitOf(body.toPipeline ?? dialog.pipelineId, body.to))
      );
    case 'stage_left':
      return (
        body.type === 'stage_changed' &&
        !body.isUpkeep &&
        isNamed(on.stage, visitOf(body.fromPipeline ?? dialog.pipelineId, body.from))
      );
    case 'stage_overdue':
      return body.type === 'stage_overdue' && isNamed(on.stage, visitOf(body.pipelineId, body.stageId));
    case 'tag_added':
      return body.type === 'tags_changed' && hasTag(body.added, on.tag);
    case 'tag_removed':
      return body.type === 'tags_changed' && hasTag(body.removed, on.tag);
    case 'offer_ordered':
    case 'offer_paid':
    case 'offer_failed':
      return 'offerId' in body && isNamed(on.offerId, body.offerId);
    case 'plan_joined':
      return 'planId' in body && isNamed(on.planId, body.planId);
    case 'field_changed':
      return (
        body.type === 'fields_changed' && body.on === on.of && body.fields.some(({ id }) => isNamed(on.fieldId, id))
      );
    default:
      return true;
  }
}

/** A dialog's tags or its contact's, however they are spelled. */
const hasTag = (tags: readonly string[], wanted: string | null): boolean =>
  wanted === null ? tags.length > 0 : tags.some((tag) => tagKey(tag) === tagKey(wanted));

const isNamed = (wanted: string | null, is: unknown): boolean => wanted === null || wanted === is;
