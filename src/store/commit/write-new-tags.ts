import type { mongo } from 'mongoose';
import type { Tag } from '../../domain/tags/tag.ts';
import { toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { writeMany } from '../write-command.ts';

/** Puts tags that were used for the first time into the registry; one that somebody else has just put there stays as it is. */
export async function writeNewTags(store: Store, tags: readonly Tag[], session: mongo.ClientSession): Promise<void> {
  const once = new Map(tags.map((tag) => [tag.id, tag]));
  if (once.size === 0) return;
  const update = [...once.values()].map((tag) => {
    const { _id, ...rest } = toDocument(tag);
    return { q: { _id }, u: { $setOnInsert: rest }, upsert: true };
  });
  await writeMany(store, 'tags', { update }, session);
}
