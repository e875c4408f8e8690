import { tagKey } from '../tags/tag.ts';
import type { Trigger } from '../trigger.ts';
import type { Condition, Conditions } from './condition.ts';
import type { TriggerOn } from './on.ts';
import type { TriggerAction } from './trigger-action.ts';

/** What a trigger says of tags with one tag under a new name, or merged into another one; null when it does not name that tag. */
export function renameTag(
  { on, when, actions }: Pick<Trigger, 'on' | 'when' | 'actions'>,
  from: string,
  to: string,
): Pick<Trigger, 'on' | 'when' | 'actions'> | null {
  let isNamed = false;
  const renamed = (tag: string): string => {
    if (tagKey(tag) !== tagKey(from)) return tag;
    isNamed = true;
    return to;
  };
  const after = {
    on: inOn(on, renamed),
    when: inConditions(when, renamed),
    actions: actions.map((action) => inAction(action, renamed)),
  };
  return isNamed ? after : null;
}

type Rename = (tag: string) => string;

function inOn(on: TriggerOn, renamed: Rename): TriggerOn {
  const isOfTag = on.kind === 'tag_added' || on.kind === 'tag_removed';
  return isOfTag && on.tag !== null ? { ...on, tag: renamed(on.tag) } : on;
}

function inConditions({ match, of }: Conditions, renamed: Rename): Conditions {
  const one = (condition: Condition): Condition =>
    condition.kind === 'tag' ? { ...condition, in: once(condition.in.map(renamed)) } : condition;
  return { match, of: of.map((part) => ('match' in part ? { ...part, of: part.of.map(one) } : one(part))) };
}

/** Where one of the two was given in place of the other, what is left of it is given. */
function inAction(action: TriggerAction, renamed: Rename): TriggerAction {
  if (action.kind !== 'change_tags') return action;
  const add = once(action.add.map(renamed));
  const given = new Set(add.map(tagKey));
  return { ...action, add, remove: once(action.remove.map(renamed)).filter((tag) => !given.has(tagKey(tag))) };
}

const once = (tags: readonly string[]): string[] => [...new Map(tags.map((tag) => [tagKey(tag), tag])).values()];
