import { spelled, type Tag, tagKey } from '../../domain/tags/tag.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

const MOST_COUNTED = 10_000;

/** Every tag, by title. */
export async function listTags(store: Store): Promise<Tag[]> {
  const rows = await store.tags.find().sort({ _id: 1 }).toArray();
  return rows.map(fromDocument);
}

/**
 * The tags as a process remembers them, put right about these titles: tags that somebody has just made, and the new names of tags that
 * are being renamed or merged just now.
 */
export async function currentTags(store: Store, remembered: readonly Tag[], titles: readonly string[]): Promise<Tag[]> {
  const keys = new Set(titles.map(tagKey));
  const [rows, jobs] = await Promise.all([
    store.tags.find({ _id: { $in: [...keys] } }).toArray(),
    store.tagJobs.find({ state: 'running' }).sort({ createdAt: 1, _id: 1 }).toArray(),
  ]);
  const there = rows.map(fromDocument);
  const moved = jobs.flatMap(({ from, to, createdAt }): Tag[] =>
    to === null || !keys.has(tagKey(from)) || there.some(({ id }) => id === tagKey(from))
      ? []
      : [{ id: tagKey(from), title: to, colour: '#868e96', createdAt, version: 1 }],
  );
  const right = [...there, ...moved].map((tag) => ({ ...tag, title: spelled(there, tag.title) }));
  const settled = new Set([...keys]);
  return [...right, ...remembered.filter(({ id }) => !settled.has(id))];
}

/** How many dialogs and contacts carry the tag, counted up to 10,000 each. */
export async function usageOf(store: Store, title: string): Promise<{ dialogs: number; contacts: number }> {
  const [dialogs, contacts] = await Promise.all([
    store.dialogs.countDocuments({ tags: title }, { limit: MOST_COUNTED }),
    store.contacts.countDocuments({ tags: title }, { limit: MOST_COUNTED }),
  ]);
  return { dialogs, contacts };
}
