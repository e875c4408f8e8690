import mongoose from 'mongoose';
import { fromDocument } from './document.ts';
import type { Store } from './open-store.ts';
import type { Thread } from './thread.ts';

const NEVER = new Date(0);

/**
 * Takes the lease of a thread for one owner; null while somebody else holds it. The epoch grows, so whoever held it before can
 * commit nothing more.
 */
export async function claimThread(
  store: Store,
  threadId: string,
  owner: string,
  now: Date,
  leaseMs: number,
): Promise<Thread | null> {
  const claimed = await store.threads.findOneAndUpdate(
    { _id: threadId, leaseUntil: { $lte: now } },
    { $set: { owner, leaseUntil: new Date(now.getTime() + leaseMs) }, $inc: { epoch: 1 } },
    { returnDocument: 'after' },
  );
  if (claimed) return fromDocument(claimed);
  return (await createThread(store, threadId)) ? claimThread(store, threadId, owner, now, leaseMs) : null;
}

export async function releaseThread(store: Store, thread: Thread): Promise<void> {
  await store.threads.updateOne({ _id: thread.id, epoch: thread.epoch }, { $set: { owner: null, leaseUntil: NEVER } });
}

/** The same for sending: one sender per thread keeps the order of its messages. */
export async function claimSending(
  store: Store,
  threadId: string,
  sender: string,
  now: Date,
  leaseMs: number,
): Promise<boolean> {
  const claimed = await store.threads.updateOne(
    { _id: threadId, sendingUntil: { $lte: now } },
    { $set: { sender, sendingUntil: new Date(now.getTime() + leaseMs) } },
  );
  return claimed.modifiedCount === 1;
}

export async function releaseSending(store: Store, threadId: string, sender: string): Promise<void> {
  await store.threads.updateOne({ _id: threadId, sender }, { $set: { sender: null, sendingUntil: NEVER } });
}

/** Leases of a process that stops cleanly, so that the next one need not wait for them. */
export async function releaseAll(store: Store, owner: string): Promise<void> {
  await store.threads.updateMany({ owner }, { $set: { owner: null, leaseUntil: NEVER } });
  await store.threads.updateMany({ sender: owner }, { $set: { sender: null, sendingUntil: NEVER } });
}

/** Leases that a killed process has left, where nobody else can work on this database: then none of them is anybody's. */
export async function releaseAbandoned(store: Store): Promise<void> {
  await store.threads.updateMany(
    { $or: [{ leaseUntil: { $gt: NEVER } }, { sendingUntil: { $gt: NEVER } }] },
    { $set: { owner: null, leaseUntil: NEVER, sender: null, sendingUntil: NEVER } },
  );
}

async function createThread(store: Store, id: string): Promise<boolean> {
  try {
    await store.threads.insertOne({
      _id: id,
      contactId: null,
      dialogId: null,
      epoch: 0,
      owner: null,
      leaseUntil: NEVER,
      sender: null,
      sendingUntil: NEVER,
    });
    return true;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === 11_000) return false;
    throw error;
  }
}
