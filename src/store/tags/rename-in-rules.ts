import type { mongo } from 'mongoose';
import { tagKey } from '../../domain/tags/tag.ts';
import { renameTag } from '../../domain/triggers/rename-tag.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** Gives a tag its new name, or that of the tag that it is merged into, in all triggers and saved views that name it. */
export async function renameInRules(
  store: Store,
  from: string,
  to: string,
  session: mongo.ClientSession,
): Promise<void> {
  const triggers = (await store.triggers.find({}, { session }).toArray()).map(fromDocument);
  for (const trigger of triggers) {
    const rules = renameTag(trigger, from, to);
    if (!rules) continue;
    const { id, version } = trigger;
    await store.triggers.updateOne({ _id: id, version }, { $set: rules, $inc: { version: 1 } }, { session });
    await renameInPlanned(store, id, { from, to }, session);
  }
  const views = await store.views.find({ 'query.tag': { $exists: true } }, { session }).toArray();
  for (const { _id, query, version } of views) {
    if (tagKey(query.tag ?? '') !== tagKey(from)) continue;
    await store.views.updateOne({ _id, version }, { $set: { 'query.tag': to }, $inc: { version: 1 } }, { session });
  }
}

/** What it has planned is looked at again by the event on which it was: that has to go on naming the trigger's tag. */
async function renameInPlanned(
  store: Store,
  triggerId: string,
  { from, to }: { from: string; to: string },
  session: mongo.ClientSession,
): Promise<void> {
  for (const list of ['work.event.body.added', 'work.event.body.removed']) {
    await store
      .raw('timers')
      .updateMany(
        { 'work.triggerId': triggerId, state: 'pending', [list]: from },
        { $set: { [`${list}.$[tag]`]: to } },
        { arrayFilters: [{ tag: from }], session },
      );
  }
}
