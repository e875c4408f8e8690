import mongoose from 'mongoose';
import { type Given, newShare, type Share } from '../domain/sending/share.ts';
import type { Store } from './open-store.ts';

/** One document a channel. `turn` grows with each change: nobody writes on what they have not read. */
interface ChannelDocument extends Share {
  _id: string;
  turn: number;
}

/** One document a chat that its provider has found too fast; a TTL index removes it some time after. */
interface ChatDocument {
  _id: string;
  until: Date;
  expiresAt: Date;
}

/** The last share that was read or written, for the next change: alone on a channel, a process needs one command for each. */
export interface KnownShare {
  share: Share;
  turn: number;
}

/** Budgets need not survive a failover: at worst one burst is given twice. So no change waits for other members or the journal. */
const QUICK = { writeConcern: { w: 1, journal: false }, maxTimeMS: 5_000 } as const;
const MOST_TRIES = 10;
/** Clocks of processes and of the database differ. */
const KEPT_LONGER_MS = 60 * 60_000;

/**
 * Changes what all processes share about a channel, by `answer` of what it is now: asked again whenever another process was quicker.
 * A channel without a document begins with a full bucket. Rejects when the database does not answer or is fought over too much.
 */
export async function changeShare(
  store: Store,
  channelId: string,
  fresh: { at: number; burst: number },
  known: KnownShare | null,
  answer: (share: Share) => Given,
): Promise<{ given: Given; known: KnownShare }> {
  let current = known ?? (await readShare(store, channelId));
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const given = answer(current?.share ?? newShare(fresh.at, fresh.burst));
    const turn = (current?.turn ?? 0) + 1;
    if (await writeShare(store, channelId, given.share, turn)) return { given, known: { share: given.share, turn } };
    current = await readShare(store, channelId);
  }
  throw new Error(`The share of ${channelId} could not be changed: too many processes change it at once.`);
}

/** Remembers until when a chat must be left alone; never shortens it. */
export async function noteChatThrottle(store: Store, channelId: string, chatId: string, until: Date): Promise<void> {
  await chats(store).updateOne(
    { _id: chatKey(channelId, chatId) },
    { $max: { until, expiresAt: new Date(until.getTime() + KEPT_LONGER_MS) } },
    { upsert: true, ...QUICK },
  );
}

/** Until when these chats of a channel must be left alone; those that need not be are left out. */
export async function chatThrottles(
  store: Store,
  channelId: string,
  chatIds: readonly string[],
  now: Date,
): Promise<Map<string, Date>> {
  const byKey = new Map(chatIds.map((chatId) => [chatKey(channelId, chatId), chatId]));
  const found = await chats(store)
    .find({ _id: { $in: [...byKey.keys()] }, until: { $gt: now } })
    .toArray();
  return new Map(found.map(({ _id, until }) => [byKey.get(_id) ?? _id, until]));
}

async function readShare(store: Store, channelId: string): Promise<KnownShare | null> {
  const found = await channels(store).findOne({ _id: channelKey(channelId) }, { maxTimeMS: QUICK.maxTimeMS });
  if (!found) return null;
  const { _id, turn, ...share } = found;
  return { share, turn };
}

/** False when another process was quicker. */
async function writeShare(store: Store, channelId: string, share: Share, turn: number): Promise<boolean> {
  const _id = channelKey(channelId);
  if (turn > 1) {
    const written = await channels(store).replaceOne({ _id, turn: turn - 1 }, { ...share, turn }, QUICK);
    return written.matchedCount === 1;
  }
  try {
    await channels(store).insertOne({ _id, ...share, turn }, QUICK);
    return true;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === 11_000) return false;
    throw error;
  }
}

const channelKey = (channelId: string): string => `channel ${channelId}`;
const chatKey = (channelId: string, chatId: string): string => `chat ${channelId}:${chatId}`;

const channels = (store: Store) => collectionOf<ChannelDocument>(store);
const chats = (store: Store) => collectionOf<ChatDocument>(store);

/** Two kinds of document in one collection, told apart by their keys. */
function collectionOf<T extends { _id: string }>(store: Store): mongoose.mongo.Collection<T> {
  const { db } = store.connection;
  if (!db) throw new Error('The database is not connected.');
  return db.collection<T>('sendShares');
}
