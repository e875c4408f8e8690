import mongoose from 'mongoose';
import { fromDocument, toDocument } from './document.ts';
import type { Store } from './open-store.ts';
import { NEVER, newThread, type Thread } from './thread.ts';

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
    // Our own: the answer to an earlier claim or release was lost. Within this process one lane works on a thread.
    { _id: threadId, $or: [{ leaseUntil: { $lte: now } }, { owner }] },
    { $set: { owner, leaseUntil: new Date(now.getTime() + leaseMs) }, $inc: { epoch: 1 } },
    { returnDocument: 'after' },
  );
  if (claimed) return fromDocument(claimed);
  return (await createThread(store, threadId)) ? claimThread(store, threadId, owner, now, leaseMs) : null;
}

export async function releaseThread(store: Store, thread: Thread): Promise<void> {
  await store.threads.updateOne({ _id: thread.id, epoch: thread.epoch }, { $set: { owner: null, leaseUntil: NEVER } });
}

/** Leases and duties of a process that has stopped or died, so that the others need not wait for them. */
export async function releaseAll(store: Store, owner: string): Promise<void> {
  await store.duties.updateMany({ owner }, { $set: { until: NEVER } });
  await store.threads.updateMany({ owner }, { $set: { owner: null, leaseUntil: NEVER } });
}

async function createThread(store: Store, id: string): Promise<boolean> {
  try {
    await store.threads.insertOne(toDocument(newThread(id)));
    return true;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === 11_000) return false;
    throw error;
  }
}
