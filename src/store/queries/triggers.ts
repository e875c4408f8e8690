import type { Trigger, TriggerRules } from '../../domain/trigger.ts';
import { byPosition } from '../../domain/triggers/compile.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** All of them, in the order in which they fire. There are few: whoever adds one holds the limit. */
export async function listTriggers(store: Store): Promise<Trigger[]> {
  const rows = await store.triggers.find().toArray();
  return rows.map(fromDocument).sort(byPosition);
}

export async function addTrigger(store: Store, trigger: Trigger): Promise<void> {
  await store.triggers.insertOne(toDocument(trigger));
}

/** The trigger as it is after the change; null when it has another version by now, or is gone. */
export async function changeTrigger(
  store: Store,
  id: string,
  version: number,
  change: Partial<TriggerRules & Pick<Trigger, 'position'>>,
): Promise<Trigger | null> {
  const row = await store.triggers.findOneAndUpdate(
    { _id: id, version },
    { $set: change, $inc: { version: 1 } },
    { returnDocument: 'after' },
  );
  return row && fromDocument(row);
}

/** False when there is none. What it has planned is called off with it; its log stays until it is forgotten. */
export async function removeTrigger(store: Store, id: string): Promise<boolean> {
  const { deletedCount } = await store.triggers.deleteOne({ _id: id });
  await store.timers.updateMany(
    { 'work.triggerId': id, state: 'pending' },
    { $set: { state: 'skipped', outcome: 'The trigger has been deleted.' } },
  );
  return deletedCount === 1;
}

/** How often each trigger is due later. */
export async function plannedByTrigger(store: Store): Promise<ReadonlyMap<string, number>> {
  const rows = await store.timers
    .aggregate<{ _id: string; count: number }>(
      [
        { $match: { state: 'pending', 'work.triggerId': { $exists: true } } },
        { $group: { _id: '$work.triggerId', count: { $sum: 1 } } },
      ],
      { hint: 'planned by triggers' },
    )
    .toArray();
  return new Map(rows.map(({ _id, count }) => [_id, count]));
}
