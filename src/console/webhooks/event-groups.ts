import type { EventType } from '../../domain/event.ts';

/** What belongs together for whoever chooses; the order is that of the screen. */
export const eventGroups = {
  leads: [
    'lead_created',
    'lead_scored',
    'contact_updated',
    'consent_changed',
    'contact_blocked',
    'contact_unblocked',
    'contacts_merged',
    'contacts_unmerged',
  ],
  visits: [
    'appointment_held',
    'appointment_booked',
    'appointment_confirmed',
    'appointment_moved',
    'appointment_cancelled',
    'appointment_visited',
    'no_show',
    'reminder_sent',
    'reminder_skipped',
  ],
  sales: ['offer_ordered', 'offer_paid', 'offer_failed', 'amount_changed', 'plan_joined', 'client_assigned'],
  funnel: [
    'stage_changed',
    'stage_overdue',
    'loss_reason_changed',
    'tags_changed',
    'fields_changed',
    'conversion_judged',
  ],
  dialogs: [
    'dialog_opened',
    'dialog_moved',
    'handed_off',
    'dialog_taken',
    'dialog_released',
    'dialog_closed',
    'dialog_reopened',
    'note_added',
  ],
  team: [
    'assignee_changed',
    'distribution_asked',
    'distribution_failed',
    'dialog_offered',
    'dialog_accepted',
    'assignment_expired',
  ],
  tasks: ['task_added', 'task_completed', 'task_changed', 'task_cancelled', 'task_overdue'],
  messages: [
    'message_received',
    'message_queued',
    'message_sent',
    'message_undelivered',
    'message_requeued',
    'message_settled',
    'message_edited',
    'file_settled',
  ],
  bot: [
    'message_understood',
    'flow_started',
    'flow_finished',
    'intent_labelled',
    'experiment_exposed',
    'trigger_fired',
  ],
} as const satisfies Record<string, readonly EventType[]>;

export type EventGroup = keyof typeof eventGroups;
const isGroup = (name: string): name is EventGroup => name in eventGroups;
export const groupNames: readonly EventGroup[] = Object.keys(eventGroups).filter(isGroup);

type Grouped = (typeof eventGroups)[EventGroup][number];
/** An event without a group does not compile. */
type Missing = Exclude<EventType, Grouped>;
const NONE: [Missing] extends [never] ? true : Missing = true;
export const allEvents: readonly EventType[] = NONE ? groupNames.flatMap((name) => [...eventGroups[name]]) : [];
