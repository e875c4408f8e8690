import mongoose from 'mongoose';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import type { ChannelAlertRow } from './rows.ts';

type Alerts = Pick<Store, 'channelAlerts'>;

/** Writes what is to be told, once however often and by however many processes it is called. */
export async function addAlert({ channelAlerts }: Alerts, alert: ChannelAlertRow): Promise<void> {
  try {
    await channelAlerts.insertOne(toDocument(alert));
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoServerError && error.code === 11_000)) throw error;
  }
}

/** Takes the next one that is due, for a while; null when none is. */
export async function claimAlert({ channelAlerts }: Alerts, now: Date, until: Date): Promise<ChannelAlertRow | null> {
  const row = await channelAlerts.findOneAndUpdate(
    { state: 'pending', due: { $lte: now }, claimedUntil: { $lte: now } },
    { $set: { claimedUntil: until } },
    { returnDocument: 'after', sort: { due: 1 } },
  );
  return row && fromDocument(row);
}

/** Changes one that is claimed by us still. */
export async function changeAlert(
  { channelAlerts }: Alerts,
  { id, claimedUntil }: Pick<ChannelAlertRow, 'id' | 'claimedUntil'>,
  change: Partial<Omit<ChannelAlertRow, 'id'>>,
): Promise<void> {
  await channelAlerts.updateOne({ _id: id, claimedUntil }, { $set: change });
}

/** Notes at once who was told: a crash right after it repeats nothing. */
export async function noteTold({ channelAlerts }: Alerts, id: string, readerId: string): Promise<void> {
  await channelAlerts.updateOne({ _id: id }, { $addToSet: { sent: readerId } });
}

/** Who was told that this episode has begun. */
export async function toldOf({ channelAlerts }: Alerts, channelId: string, episode: Date): Promise<string[]> {
  const rows = await channelAlerts.find({ channelId, episode, step: { $ne: 'well' } }).toArray();
  return [...new Set(rows.flatMap(({ sent }) => sent))];
}
