import type { EventView } from '../../http/views/event-view.ts';
import { keys } from './keys.ts';

/** Which cached answers an event makes stale. KPIs are left alone: they are read by period, not by the second. */
export function staleKeys({ dialogId, body }: Pick<EventView, 'dialogId' | 'body'>): string[][] {
  const list = keys.dialogs;
  const card = keys.dialog(dialogId);
  const thread = keys.messages(dialogId);
  switch (body.type) {
    case 'message_undelivered':
    case 'message_requeued':
    case 'message_settled':
      return [thread, keys.undelivered, list, card];
    case 'message_sent':
    case 'message_edited':
    case 'file_settled':
    case 'message_understood':
    case 'intent_labelled':
    case 'note_added':
      return [thread];
    case 'message_received':
    case 'message_queued':
      return [thread, list, card];
    case 'dialog_offered':
    case 'dialog_accepted':
    case 'assignment_expired':
      return [list, card, keys.offered];
    case 'assignee_changed':
    case 'dialog_closed':
      return [list, card, keys.offered, keys.team];
    case 'contact_updated':
    case 'contact_blocked':
    case 'contact_unblocked':
    case 'consent_changed':
    case 'contacts_merged':
    case 'contacts_unmerged':
      return [list, card, keys.contacts];
    case 'plan_joined':
    case 'client_assigned':
      return [list, card, keys.plans];
    case 'offer_ordered':
    case 'offer_failed':
    case 'offer_paid':
      return [list, card, keys.plans, keys.orders];
    case 'flow_started':
    case 'flow_finished':
    case 'reminder_sent':
    case 'reminder_skipped':
    case 'trigger_fired':
      return [];
    case 'tags_changed':
      return [keys.tags, list, card];
    case 'task_added':
    case 'task_completed':
    case 'task_changed':
    case 'task_cancelled':
    case 'task_overdue':
      return [keys.tasks, list, card];
    default:
      return [list, card];
  }
}

/** Which cached answers a change of the settings makes stale. The team changes with every assignment, and is read when it is looked at. */
export function staleSettings(changed: readonly string[]): string[][] {
  return changed.flatMap((name) => {
    if (name === 'team') return [];
    return name === 'pipelines' ? [keys.pipelines, keys.board] : [[name]];
  });
}
