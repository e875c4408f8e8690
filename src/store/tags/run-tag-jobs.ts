import type { mongo } from 'mongoose';
import { tagKey } from '../../domain/tags/tag.ts';
import type { TagJob } from '../../domain/tags/tag-job.ts';
import { fromDocument } from '../document.ts';
import type { RawCollection, Store } from '../open-store.ts';

/** Another process may give a tag by its old name until it has read the registry anew; after this nobody does. */
const SETTLED_MS = 15_000;
const AT_ONCE = 500;

/**
 * Carries on every running change of tags, oldest first, and says how many are left. It may be stopped anywhere and begun again, and run
 * in several processes at once: what carries the old name is found by it, and found no more once it is changed.
 */
export async function runTagJobs(store: Store, now: Date): Promise<number> {
  const rows = await store.tagJobs.find({ state: 'running' }).sort({ createdAt: 1, _id: 1 }).toArray();
  let left = 0;
  for (const job of rows.map(fromDocument)) {
    await replaceAll(store, job);
    // In their order: a later job may be about the name that an earlier one gives.
    const over = left === 0 && now.getTime() - job.createdAt.getTime() >= SETTLED_MS;
    if (!over) left++;
    else await finish(store, job);
  }
  return left;
}

async function replaceAll(store: Store, job: TagJob): Promise<void> {
  for (const name of ['dialogs', 'contacts'] as const) {
    const things = store.raw(name);
    for (;;) {
      const ids = await carriers(things, job.from);
      if (ids.length === 0) break;
      const { modifiedCount } = await things.updateMany({ _id: { $in: ids }, tags: job.from }, replacement(job));
      const counted = await store.tagJobs.updateOne(
        { _id: job.id, state: 'running' },
        { $inc: { changed: modifiedCount } },
      );
      // Somebody has changed the name back.
      if (counted.matchedCount === 0) return;
    }
  }
}

async function carriers(things: RawCollection, title: string): Promise<string[]> {
  const rows = await things
    .find({ tags: title }, { projection: { _id: 1 } })
    .limit(AT_ONCE)
    .toArray();
  return rows.map(({ _id }) => _id);
}

/** In its place in the list, and once; the version tells everybody who works on the dialog. */
function replacement({ from, to }: TagJob): mongo.Document[] {
  const others = {
    $filter: { input: '$tags', cond: { $not: [{ $in: ['$$this', [{ $literal: from }, { $literal: to }]] }] } },
  };
  const tags = to === null ? others : { $concatArrays: [others, [{ $literal: to }]] };
  return [{ $set: { tags, version: { $add: ['$version', 1] } } }];
}

async function finish(store: Store, { id, from, to }: TagJob): Promise<void> {
  // Put there anew by somebody who had not heard of the change. A tag that was given this name meanwhile has been changed: it stays.
  if (to === null || tagKey(to) !== tagKey(from)) {
    await store.tags.deleteOne({ _id: tagKey(from), title: from, version: 1 });
  }
  await store.tagJobs.updateOne({ _id: id }, { $set: { state: 'done' } });
}
