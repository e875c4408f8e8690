import { colourOf, tagKey } from '../../domain/tags/tag.ts';
import { newId } from '../new-id.ts';
import type { Store } from '../open-store.ts';

/** Puts the tags that dialogs and contacts carry already into the registry; other spellings of one become the first one. */
export async function upgradeTags(store: Store): Promise<void> {
  const titles = [...(await store.dialogs.distinct('tags')), ...(await store.contacts.distinct('tags'))];
  const createdAt = new Date(0);
  // By an index MongoDB names the emptiness of empty lists, too.
  const named = titles.filter((title) => typeof title === 'string');
  for (const title of [...new Set(named)].sort()) {
    const id = tagKey(title);
    const tag = { title, colour: colourOf(title), createdAt, version: 1 };
    const kept = await store.tags.findOneAndUpdate(
      { _id: id },
      { $setOnInsert: tag },
      { upsert: true, returnDocument: 'after' },
    );
    if (!kept || kept.title === title) continue;
    await store.tagJobs.insertOne({
      _id: newId(),
      from: title,
      to: kept.title,
      state: 'running',
      changed: 0,
      createdAt,
    });
  }
}
