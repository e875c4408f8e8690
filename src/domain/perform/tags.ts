import type { ActionOf } from '../action.ts';
import { colourOf, spelled, type Tag, tagKey } from '../tags/tag.ts';
import { changeContact, changeDialog, type Draft, leave, type Refusal } from './draft.ts';

/** Changes the tags of the dialog, or of its contact. They are spelled as the registry has them; new ones are put into it. */
export function changeTags(draft: Draft, action: ActionOf<'change_tags'>): Refusal | undefined {
  const on = action.on ?? 'dialog';
  const known = [...draft.situation.tags, ...draft.changes.newTags];
  const { tags } = draft.changes[on];
  const has = new Set(tags.map(tagKey));
  const wanted = new Map(action.add.map((title) => [tagKey(title), spelled(known, title)]));
  const added = [...wanted].filter(([key]) => key !== '' && !has.has(key)).map(([, title]) => title);
  const unwanted = new Set(action.remove.map(tagKey));
  const removed = tags.filter((tag) => unwanted.has(tagKey(tag)));
  if (added.length + removed.length === 0) return undefined;
  const after = [...tags.filter((tag) => !removed.includes(tag)), ...added];
  if (on === 'contact') changeContact(draft, { tags: after });
  else changeDialog(draft, { tags: after });
  draft.changes.newTags.push(...firstUses(added, known, draft.moment.now));
  leave(draft, { type: 'tags_changed', added, removed, ...(on === 'contact' && { on }) });
  return undefined;
}

function firstUses(titles: readonly string[], known: readonly Tag[], now: Date): Tag[] {
  const keys = new Set(known.map(({ id }) => id));
  return titles
    .filter((title) => !keys.has(tagKey(title)))
    .map((title) => ({ id: tagKey(title), title, colour: colourOf(title), createdAt: now, version: 1 }));
}
