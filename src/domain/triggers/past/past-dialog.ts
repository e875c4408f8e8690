import type { Contact } from '../../contact.ts';
import type { Dialog } from '../../dialog.ts';
import type { DomainEvent, EventType } from '../../event.ts';
import type { TriggerRules } from '../../trigger.ts';
import { eventsHeard } from '../answers.ts';
import { leavesOf } from '../condition.ts';

export type PastEvent = Pick<DomainEvent, 'id' | 'at' | 'body' | 'causes'>;

/** A dialog as it is today, with what has happened to it, oldest first. */
export interface PastDialog {
  dialog: Dialog;
  contact: Contact;
  events: readonly PastEvent[];
}

type Rules = Pick<TriggerRules, 'on' | 'when' | 'actions' | 'cancelledBy' | 'delay'>;

const VISITS: readonly EventType[] = [
  'appointment_booked',
  'appointment_moved',
  'appointment_confirmed',
  'appointment_cancelled',
  'appointment_visited',
  'no_show',
];
/** What the customer, the team and the bot have said, and who had the word. */
const TALK: readonly EventType[] = [
  'message_received',
  'message_queued',
  'handed_off',
  'dialog_taken',
  'dialog_released',
  'dialog_closed',
];
const STATE: readonly EventType[] = [
  'stage_changed',
  'tags_changed',
  'assignee_changed',
  'amount_changed',
  'fields_changed',
  'plan_joined',
  'message_understood',
];

/** The types of events by which dialogs are found in which the trigger may have fired. */
export function typesToFind({ on }: Pick<Rules, 'on'>): EventType[] {
  switch (on.kind) {
    case 'unanswered':
      return ['message_received', 'handed_off'];
    case 'customer_silent':
      return ['message_queued'];
    case 'before_visit':
      return ['appointment_booked', 'appointment_moved'];
    default:
      return eventsHeard(on);
  }
}

/** The types of events that have to be known of such a dialog. */
export const typesToRead = (rules: Rules): EventType[] => [
  ...new Set([...typesToFind(rules), ...STATE, ...TALK, ...VISITS]),
];

/** Their past is not kept, or is kept with other dialogs of the contact: they are judged by today. */
export function judgedByToday({ when }: Pick<Rules, 'when'>): string[] {
  const kinds = leavesOf(when).flatMap(({ condition }) => {
    if (condition.kind === 'language' || condition.kind === 'consent') return condition.kind;
    return 'of' in condition && condition.of === 'contact' ? condition.kind : [];
  });
  return [...new Set(kinds)];
}
