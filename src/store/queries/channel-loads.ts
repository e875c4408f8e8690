import type { Store } from '../open-store.ts';

/** What waits at one channel. `oldest`: when the oldest unsent line was said; null when none waits. */
export interface ChannelLoad {
  unsent: number;
  oldest: Date | null;
  failed: number;
  uncertain: number;
}

export const NO_LOAD: ChannelLoad = { unsent: 0, oldest: null, failed: 0, uncertain: 0 };

/** By channel id; a channel at which nothing waits is left out. */
export async function channelLoads(store: Store): Promise<Map<string, ChannelLoad>> {
  const channelId = '$outgoing.channelId';
  const [unsent, undelivered] = await Promise.all([
    store.messages
      .aggregate<{ _id: string; count: number; oldest: Date }>(
        [
          { $match: { 'delivery.state': { $in: ['queued', 'sending'] } } },
          { $group: { _id: channelId, count: { $sum: 1 }, oldest: { $min: '$at' } } },
        ],
        // The index holds nothing but these lines; left alone, the planner reads all messages.
        { hint: 'unsent' },
      )
      .toArray(),
    store.messages
      .aggregate<{ _id: { channelId: string; state: 'failed' | 'uncertain' }; count: number }>(
        [
          { $match: { 'delivery.state': { $in: ['failed', 'uncertain'] } } },
          { $group: { _id: { channelId, state: '$delivery.state' }, count: { $sum: 1 } } },
        ],
        { hint: 'undelivered' },
      )
      .toArray(),
  ]);
  const loads = new Map<string, ChannelLoad>();
  const add = (id: string, part: Partial<ChannelLoad>) => loads.set(id, { ...(loads.get(id) ?? NO_LOAD), ...part });
  for (const { _id, count, oldest } of unsent) add(_id, { unsent: count, oldest });
  for (const { _id, count } of undelivered) add(_id.channelId, { [_id.state]: count });
  return loads;
}

/** When a customer last wrote there, in an open dialog or a closed one. */
export async function lastInboundAt(store: Store, channelId: string): Promise<Date | null> {
  const dialog = await store.dialogs.findOne(
    { channelId, lastInboundAt: { $ne: null } },
    { sort: { lastInboundAt: -1, _id: -1 }, projection: { lastInboundAt: 1 } },
  );
  return dialog?.lastInboundAt ?? null;
}

/** When something last went out, by channel; there are few. */
export async function lastOutbound({ channelHealth }: Store): Promise<Map<string, Date>> {
  const rows = await channelHealth.find({}, { projection: { lastOutAt: 1 } }).toArray();
  return new Map(rows.flatMap(({ _id, lastOutAt }) => (lastOutAt ? [[_id, lastOutAt]] : [])));
}
