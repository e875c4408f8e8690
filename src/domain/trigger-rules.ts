import type { Action } from './action.ts';
import type { DomainEvent } from './event.ts';
import { inLocale } from './localized.ts';
import type { Draft } from './perform/draft.ts';
import type { Trigger } from './trigger.ts';

/** Whether a trigger answers to this event of this dialog as it is now. */
export function fits(trigger: Trigger, event: DomainEvent, { changes: { dialog } }: Draft): boolean {
  const { when } = trigger;
  if (!trigger.enabled || trigger.on !== event.body.type) return false;
  if (when.stages && !when.stages.includes(dialog.stageId)) return false;
  if (when.channels && !when.channels.includes(dialog.channelKind)) return false;
  if (when.withoutTags?.some((tag) => dialog.tags.includes(tag))) return false;
  if (when.unassigned && dialog.assigneeId) return false;
  if (when.handoffReasons) {
    return event.body.type === 'handed_off' && when.handoffReasons.includes(event.body.reason);
  }
  return true;
}

/** The action that a trigger asks for, or null when the person it names is not in the team. */
export function actionOf(trigger: Trigger, { changes: { dialog }, situation: { team } }: Draft): Action | null {
  const { action } = trigger;
  switch (action.kind) {
    case 'distribute':
      return { kind: 'distribute' };
    case 'send_message':
      return {
        kind: 'say',
        content: { text: inLocale(action.text, dialog.locale) },
        receipt: { because: 'trigger', triggerId: trigger.id },
      };
    case 'add_task':
      return {
        kind: 'add_task',
        taskKind: action.taskKind,
        title: inLocale(action.title, dialog.locale),
        dueInMinutes: action.dueInMinutes,
      };
    case 'change_tags':
      return { kind: 'change_tags', add: action.add, remove: action.remove };
    case 'change_assignee': {
      const { to } = action;
      const mate = team.find((m) => ('role' in to ? m.role === to.role : m.id === to.operatorId));
      return mate ? { kind: 'assign', operatorId: mate.id, why: `trigger: ${trigger.title.en}` } : null;
    }
  }
}
