import type { TriggerRules } from '../../domain/trigger.ts';
import type { Condition } from '../../domain/triggers/condition.ts';
import type { OnKind, TriggerOn } from '../../domain/triggers/on.ts';
import type { TriggerAction } from '../../domain/triggers/trigger-action.ts';

export type ConditionKind = Condition['kind'];
export type ActionKind = TriggerAction['kind'];

/** In the order in which they are offered. */
export const ON_KINDS: readonly OnKind[] = [
  'stage_entered',
  'stage_left',
  'stage_overdue',
  'dialog_created',
  'message_received',
  'unanswered',
  'customer_silent',
  'lead_created',
  'handed_off',
  'dialog_taken',
  'dialog_closed',
  'assignee_changed',
  'tag_added',
  'tag_removed',
  'appointment_booked',
  'appointment_confirmed',
  'appointment_moved',
  'appointment_cancelled',
  'before_visit',
  'appointment_visited',
  'appointment_missed',
  'task_overdue',
  'field_changed',
  'date_reached',
  'offer_ordered',
  'offer_paid',
  'offer_failed',
  'plan_joined',
];

export const CONDITION_KINDS: readonly ConditionKind[] = [
  'pipeline',
  'stage',
  'channel',
  'source',
  'utm',
  'tag',
  'working_hours',
  'mode',
  'assignee',
  'amount',
  'field',
  'intent',
  'handoff_reason',
  'returning',
  'visit_planned',
  'plan',
  'language',
  'consent',
];

/** The five of seed 004 first. */
export const ACTION_KINDS: readonly ActionKind[] = [
  'distribute',
  'send_message',
  'add_task',
  'change_assignee',
  'change_tags',
  'change_stage',
  'start_flow',
  'ask_gpt',
  'call_webhook',
];

export const newRules = (on: TriggerOn): TriggerRules => ({
  title: { ru: '', en: '' },
  enabled: true,
  on,
  when: { match: 'all', of: [] },
  actions: [newAction('send_message')],
  delay: { minutes: 0, businessHours: false },
  cancelledBy: [],
  lateHours: 72,
});

/** An event with nothing said about it yet. */
export function newOn(kind: OnKind): TriggerOn {
  switch (kind) {
    case 'dialog_created':
      return { kind, contact: 'any' };
    case 'stage_entered':
    case 'stage_left':
    case 'stage_overdue':
      return { kind, stage: null };
    case 'tag_added':
    case 'tag_removed':
      return { kind, tag: null };
    case 'unanswered':
      return { kind, minutes: 15 };
    case 'customer_silent':
      return { kind, minutes: 1_440 };
    case 'before_visit':
      return { kind, minutes: 120 };
    case 'offer_ordered':
    case 'offer_paid':
    case 'offer_failed':
      return { kind, offerId: null };
    case 'plan_joined':
      return { kind, planId: null };
    case 'field_changed':
      return { kind, of: 'dialog', fieldId: null };
    case 'date_reached':
      return { kind, of: 'contact', fieldId: '', days: 0, at: '10:00', yearly: true };
    default:
      return { kind };
  }
}

/** A condition with nothing chosen yet; it is not complete until something is. */
export function newCondition(kind: ConditionKind): Condition {
  const not = false;
  switch (kind) {
    case 'pipeline':
    case 'stage':
    case 'source':
    case 'intent':
      return { kind, in: [], not };
    case 'channel':
      return { kind, in: [], not };
    case 'utm':
      return { kind, label: 'utm_campaign', in: [], not };
    case 'tag':
      return { kind, of: 'dialog', in: [], not };
    case 'field':
      return { kind, of: 'dialog', fieldId: '', is: { op: 'set' }, not };
    case 'amount':
      return { kind, is: 'at_least', value: 0, not };
    case 'assignee':
    case 'plan':
      return { kind, in: [], not };
    case 'handoff_reason':
      return { kind, in: [], not };
    case 'language':
      return { kind, in: [], not };
    case 'consent':
      return { kind, is: 'granted', not };
    case 'mode':
      return { kind, in: [], not };
    case 'visit_planned':
      return { kind, confirmed: false, not };
    case 'working_hours':
    case 'returning':
      return { kind, not };
  }
}

export function newAction(kind: ActionKind): TriggerAction {
  switch (kind) {
    case 'distribute':
      return { kind, ruleId: null };
    case 'send_message':
      return { kind, text: { ru: '', en: '' }, needsConsent: false };
    case 'add_task':
      return { kind, taskKind: 'call', title: { ru: '', en: '' }, dueInMinutes: 60 };
    case 'change_assignee':
      return { kind, to: { kind: 'owner' } };
    case 'change_tags':
      return { kind, add: [], remove: [] };
    case 'change_stage':
      return { kind, stage: '', lossReasonId: null };
    case 'start_flow':
      return { kind, flow: '' };
    case 'call_webhook':
      return { kind, webhookId: '' };
    case 'ask_gpt':
      return { kind, prompt: { ru: '', en: '' }, as: 'message' };
  }
}
