import mongoose from 'mongoose';
import type { Counts, MinuteCounts } from '../../domain/channel-health/counts.ts';
import type { Store } from '../open-store.ts';

type Health = Pick<Store, 'channelCounts' | 'channelHealth'>;

export interface Counting {
  channelId: string;
  minute: Date;
  counts: Partial<Counts>;
  lastInAt?: Date;
  lastOutAt?: Date;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Minutes serve the timeline of a day, hours what is usual. */
const KEPT_MS = { minute: 26 * HOUR_MS, hour: 29 * 24 * HOUR_MS };

/** Adds what was counted, in one call. False where a part of it was not taken: it is lost then, since it must not be counted twice. */
export async function addCounts(
  { channelCounts, channelHealth }: Health,
  countings: readonly Counting[],
): Promise<boolean> {
  const rows = countings.flatMap(({ channelId, minute, counts }) =>
    (['minute', 'hour'] as const).map((per) => {
      const at = per === 'minute' ? minute : new Date(Math.floor(minute.getTime() / HOUR_MS) * HOUR_MS);
      const until = new Date(at.getTime() + KEPT_MS[per]);
      const added = Object.fromEntries(Object.entries(counts).map(([what, count]) => [`counts.${what}`, count]));
      return {
        updateOne: {
          filter: { _id: `${channelId}|${per === 'minute' ? 'm' : 'h'}|${at.toISOString()}` },
          update: { $inc: added, $setOnInsert: { channelId, per, at, until } },
          upsert: true,
        },
      };
    }),
  );
  const lasts = countings.flatMap(({ channelId, lastInAt, lastOutAt }) => {
    const last = { ...(lastInAt && { lastInAt }), ...(lastOutAt && { lastOutAt }) };
    if (Object.keys(last).length === 0) return [];
    return [{ updateOne: { filter: { _id: channelId }, update: { $max: last }, upsert: true } }];
  });
  try {
    await channelCounts.bulkWrite(rows, { ordered: false });
    if (lasts.length > 0) await channelHealth.bulkWrite(lasts, { ordered: false });
    return true;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoBulkWriteError) return false;
    throw error;
  }
}

/** What was counted by minute or by hour since a moment, oldest first. */
export async function countsSince(
  { channelCounts }: Pick<Store, 'channelCounts'>,
  channelId: string,
  per: 'minute' | 'hour',
  since: Date,
): Promise<MinuteCounts[]> {
  const rows = await channelCounts
    .find({ channelId, per, at: { $gte: since } }, { projection: { at: 1, counts: 1 } })
    .sort({ at: 1 })
    .toArray();
  return rows.map(({ at, counts }) => ({ at, counts }));
}

/** Messages taken in each whole hour before this one, from when counting began; and in this one. */
export async function hoursIn(
  store: Pick<Store, 'channelCounts'>,
  channelId: string,
  now: Date,
): Promise<{ hours: number[]; inThisHour: number }> {
  const thisHour = Math.floor(now.getTime() / HOUR_MS);
  const rows = await countsSince(store, channelId, 'hour', new Date((thisHour - 28 * 24) * HOUR_MS));
  const first = rows[0] ? Math.floor(rows[0].at.getTime() / HOUR_MS) : thisHour;
  const byHour = new Map(rows.map(({ at, counts }) => [Math.floor(at.getTime() / HOUR_MS), counts.in ?? 0]));
  return {
    hours: Array.from({ length: Math.max(0, thisHour - first) }, (_, index) => byHour.get(first + index) ?? 0),
    inThisHour: byHour.get(thisHour) ?? 0,
  };
}

export const minuteOf = (at: Date): Date => new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);
