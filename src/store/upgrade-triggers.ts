import type { mongo } from 'mongoose';
import { upgradeTrigger } from '../domain/triggers/old-trigger.ts';
import { fromDocument, toDocument } from './document.ts';
import type { Store } from './open-store.ts';

/** Brings triggers, and what they have planned, from the form of one action into that of several. */
export async function upgradeTriggers({ triggers, timers, pipelines, events, connection }: Store): Promise<void> {
  const own = await pipelines.findOne({ isDefault: true }, { projection: { _id: 1 } });
  const old = await rawTriggers(connection.db);
  for (const [index, document] of old.entries()) {
    const upgraded = upgradeTrigger(document, own?._id ?? 'sales', (index + 1) * 10);
    if (!upgraded) continue;
    const { _id, ...rest } = toDocument(upgraded);
    await triggers.replaceOne({ _id }, rest);
  }
  const planned = timers.find({ 'work.kind': 'trigger', state: 'pending', 'work.eventId': { $exists: true } });
  for await (const { _id, work } of planned) {
    if (work.kind !== 'trigger' || !('eventId' in work) || typeof work.eventId !== 'string') continue;
    const event = await events.findOne({ _id: work.eventId });
    const trigger = await triggers.findOne({ _id: work.triggerId });
    if (!event || !trigger) {
      await timers.updateOne({ _id }, { $set: { state: 'skipped', outcome: 'the trigger is gone' } });
      continue;
    }
    const { triggerId, stageId } = work;
    const upgraded = {
      kind: 'trigger' as const,
      triggerId,
      on: trigger.on.kind,
      episode: event._id,
      event: fromDocument(event),
      causes: [],
      stageId,
      since: event.at,
      step: 0,
      refused: [],
      webhooks: [],
    };
    await timers.updateOne({ _id }, { $set: { work: upgraded } });
  }
}

/** As they are stored, whatever the form. */
async function rawTriggers(db: mongo.Db | undefined): Promise<unknown[]> {
  const rows = await db
    ?.collection<{ _id: string }>('triggers')
    .find({ action: { $exists: true } })
    .sort({ _id: 1 })
    .toArray();
  return rows?.map(fromDocument) ?? [];
}
