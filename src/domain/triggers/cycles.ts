import { tagKey } from '../tags/tag.ts';
import type { Trigger } from '../trigger.ts';
import type { TriggerOn } from './on.ts';
import type { TriggerAction } from './trigger-action.ts';

type Node = Pick<Trigger, 'id' | 'enabled' | 'on' | 'actions'>;

/**
 * A way by which triggers that are on set each other off for ever, beginning and ending with the given one; null when there is none.
 * Conditions are not looked at: they may hold. What one does to itself is no way, since it ignores that.
 */
export function cycleOf(triggers: readonly Node[], id: string): string[] | null {
  const on = triggers.filter(({ enabled }) => enabled);
  const start = on.find((trigger) => trigger.id === id);
  if (!start) return null;
  const seen = new Set<string>();
  const search = (from: Node, path: readonly string[]): string[] | null => {
    for (const next of on.filter((other) => other.id !== from.id && mayCause(from, other))) {
      if (next.id === id) return [...path, id];
      if (seen.has(next.id)) continue;
      seen.add(next.id);
      const found = search(next, [...path, next.id]);
      if (found) return found;
    }
    return null;
  };
  return search(start, [id]);
}

const mayCause = ({ actions }: Node, { on }: Node): boolean => actions.some((action) => mayLeave(action, on));

/** Whether an action can leave what a trigger waits for. */
function mayLeave(action: TriggerAction, on: TriggerOn): boolean {
  switch (action.kind) {
    case 'distribute':
    case 'change_assignee':
      return on.kind === 'assignee_changed';
    case 'change_tags':
      if (on.kind === 'tag_added') return hasTag(action.add, on.tag);
      return on.kind === 'tag_removed' && hasTag(action.remove, on.tag);
    case 'change_stage':
      if (on.kind === 'stage_entered' || on.kind === 'stage_overdue') {
        return on.stage === null || on.stage === action.stage;
      }
      return on.kind === 'stage_left' && on.stage !== action.stage;
    case 'add_task':
      return on.kind === 'task_overdue';
    case 'send_message':
    case 'start_flow':
    case 'call_webhook':
    case 'ask_gpt':
      return false;
  }
}

const hasTag = (tags: readonly string[], wanted: string | null): boolean =>
  wanted === null ? tags.length > 0 : tags.some((tag) => tagKey(tag) === tagKey(wanted));
