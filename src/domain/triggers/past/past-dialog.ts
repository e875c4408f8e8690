import type { Contact } from '../../contact.ts';
import type { Dialog } from '../../dialog.ts';
import type { DomainEvent, EventType } from '../../event.ts';
import type { TriggerRules } from '../../trigger.ts';
import { eventsHeard } from '../answers.ts';
import { type Condition, leavesOf } from '../condition.ts';
import { writesToCustomer } from '../to-action.ts';

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
/** Moves between stages, and what else they may follow from by the rules of a pipeline. */
const MOVES: readonly EventType[] = ['stage_changed', 'lead_created', 'flow_started', ...TALK, ...VISITS];

/** What has to be known of the past to judge a condition of that kind. */
const READ_FOR: Record<Condition['kind'], readonly EventType[]> = {
  pipeline: MOVES,
  stage: MOVES,
  channel: [],
  source: [],
  utm: [],
  tag: ['tags_changed'],
  working_hours: [],
  field: ['fields_changed'],
  intent: ['message_understood'],
  amount: ['amount_changed'],
  assignee: ['assignee_changed'],
  handoff_reason: TALK,
  returning: [],
  plan: ['plan_joined'],
  language: [],
  consent: [],
  mode: TALK,
  visit_planned: VISITS,
};

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

/** The types of events that have to be known of such a dialog: no more than the rules ask for. */
export function typesToRead(rules: Rules): EventType[] {
  const { on, when, actions, cancelledBy } = rules;
  const [first] = actions;
  const isClock = on.kind === 'unanswered' || on.kind === 'customer_silent';
  return [
    ...new Set([
      ...typesToFind(rules),
      ...leavesOf(when).flatMap(({ condition }) => READ_FOR[condition.kind]),
      // Who is writing is awake.
      ...(isClock || (first && writesToCustomer(first)) ? TALK : []),
      ...(on.kind === 'before_visit' || cancelledBy.includes('visit') ? VISITS : []),
      ...(cancelledBy.includes('moved') ? MOVES : []),
      ...(cancelledBy.includes('replied') ? (['message_received'] as const) : []),
    ]),
  ];
}

/** Their past is not kept, or is kept with other dialogs of the contact: they are judged by today. */
export function judgedByToday({ when }: Pick<Rules, 'when'>): string[] {
  const kinds = leavesOf(when).flatMap(({ condition }) => {
    if (condition.kind === 'language' || condition.kind === 'consent') return condition.kind;
    return 'of' in condition && condition.of === 'contact' ? condition.kind : [];
  });
  return [...new Set(kinds)];
}
