import type { ActionOf } from '../action.ts';
import { changeDialog, type Draft, leave, type Refusal } from './draft.ts';

export function changeTags(draft: Draft, action: ActionOf<'change_tags'>): Refusal | undefined {
  const { tags } = draft.changes.dialog;
  const added = [...new Set(action.add)].filter((tag) => !tags.includes(tag));
  const removed = action.remove.filter((tag) => tags.includes(tag));
  if (added.length + removed.length === 0) return undefined;
  changeDialog(draft, { tags: [...tags.filter((tag) => !removed.includes(tag)), ...added] });
  leave(draft, { type: 'tags_changed', added, removed });
  return undefined;
}
