import { instantAt } from '../../domain/booking/zone.ts';
import { addDays } from '../../domain/business/local-date.ts';
import type { ChannelKind } from '../../domain/channel.ts';
import { type DayPlan, type Past, planDay } from '../../domain/labelling/day-plan.ts';
import { NONE } from '../../domain/understanding.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { readLabelling } from '../read-setting.ts';

const DAY_MS = 86_400_000;
const WEEK = 7;

/** With which chances the messages of a local day are drawn: as whoever asked first has found, for all and for ever. */
export async function planOf(store: Store, day: string, zone: string): Promise<DayPlan> {
  const known = await store.labelPlans.findOne({ _id: day });
  if (known) return fromDocument(known);
  const [past, settings] = await Promise.all([pastOf(store, day, zone), readLabelling(store)]);
  const { _id, ...plan } = toDocument(planDay(day, past, settings));
  const kept = await store.labelPlans.findOneAndUpdate(
    { _id: day },
    { $setOnInsert: plan },
    { upsert: true, returnDocument: 'after' },
  );
  if (!kept) throw new Error(`The plan of ${day} could neither be read nor made.`);
  return fromDocument(kept);
}

/** What the bot read in the seven days before one. */
async function pastOf({ events }: Store, day: string, zone: string): Promise<Past> {
  const from = instantAt(addDays(day, -WEEK), '00:00', zone);
  const to = instantAt(day, '00:00', zone);
  const groups = await events
    .aggregate<{ _id: { channelKind: ChannelKind; intent: string }; count: number; first: Date }>([
      { $match: { 'body.type': 'message_understood', at: { $gte: from, $lt: to }, ...WITH_A_MEANING } },
      {
        $group: {
          _id: { channelKind: '$channelKind', intent: '$body.intent' },
          count: { $sum: 1 },
          first: { $min: '$at' },
        },
      },
      // The same plan whoever makes it.
      { $sort: { '_id.channelKind': 1, '_id.intent': 1 } },
    ])
    .toArray();
  const first = Math.min(...groups.map((group) => group.first.getTime()));
  return {
    counts: groups.map(({ _id, count }) => ({ ..._id, count })),
    days: groups.length === 0 ? 0 : Math.ceil((to.getTime() - first) / DAY_MS),
  };
}

/** Not an answer to a question of the bot. */
const WITH_A_MEANING = { $nor: [{ 'body.intent': NONE, 'body.outcome': 'flow' as const }] };
