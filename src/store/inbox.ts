import mongoose from 'mongoose';
import { threadIdOf } from '../domain/channel.ts';
import type { Incoming } from '../domain/incoming.ts';
import { fromDocument } from './document.ts';
import type { MessageRow } from './inbox-row.ts';
import type { Store } from './open-store.ts';

/** One plain insert; resolves only when it is durable. False when the message is there already. */
export async function putIncoming(store: Store, incoming: Incoming, receivedAt: Date): Promise<boolean> {
  const { raw, ...rest } = incoming;
  try {
    await store.inbox.insertOne({
      _id: `${incoming.channelId}:${incoming.externalId}`,
      channelId: incoming.channelId,
      threadId: threadIdOf(incoming.channelId, incoming.chatId),
      order: incoming.order,
      receivedAt,
      state: 'new',
      reason: null,
      attempts: 0,
      incoming: rest,
      // As text: a customer's keys such as "$gt" or "a.b" are then nobody's operators.
      raw: JSON.stringify(raw) ?? null,
    });
    return true;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === 11_000) return false;
    throw error;
  }
}

/** Keeps an update that no turn will take, raw; the same one twice is kept once. */
export async function putAside(
  store: Store,
  aside: {
    channelId: string;
    externalId: string;
    order: number | null;
    why: 'ignored' | 'malformed';
    reason: string;
    raw: unknown;
  },
  receivedAt: Date,
): Promise<void> {
  const { channelId, externalId, order, why, reason, raw } = aside;
  const set = {
    channelId,
    threadId: null,
    order,
    receivedAt,
    state: why,
    reason,
    attempts: 0,
    incoming: null,
    raw: JSON.stringify(raw) ?? null,
  };
  await store.inbox.updateOne({ _id: `${channelId}:${externalId}` }, { $setOnInsert: set }, { upsert: true });
}

/** Waiting messages of one thread, in the provider's order. */
export async function waitingIn(store: Store, threadId: string, limit: number): Promise<MessageRow[]> {
  const rows = await store.inbox
    .find({ threadId, state: 'new' })
    .sort({ order: 1, receivedAt: 1 })
    .limit(limit)
    .toArray();
  return rows.flatMap((row) => (row.incoming ? fromDocument(row) : []));
}

/** Threads with waiting messages: what a worker looks for at start, and now and then in case a signal got lost. */
export async function threadsWaiting(store: Store, limit: number): Promise<string[]> {
  const rows = await store.inbox
    .aggregate<{ _id: string | null }>([
      { $match: { state: 'new' } },
      { $group: { _id: '$threadId' } },
      { $limit: limit },
    ])
    .toArray();
  return rows.flatMap((row) => row._id ?? []);
}

/** Counts a failed attempt; after the last one the row is parked raw with its reason, so that the rest of the thread flows on. */
export async function countFailure(store: Store, ids: readonly string[], reason: string, most: number): Promise<void> {
  await store.inbox.updateMany({ _id: { $in: [...ids] } }, { $inc: { attempts: 1 }, $set: { reason } });
  await store.inbox.updateMany({ _id: { $in: [...ids] }, attempts: { $gte: most } }, { $set: { state: 'parked' } });
}
