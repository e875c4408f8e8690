import mongoose from 'mongoose';
import type { Store } from './open-store.ts';

const NEVER = new Date(0);

/**
 * Takes or prolongs a duty that only one process may have at a time: polling one bot, later one session of a messenger that must not be
 * open twice (WhatsApp by its web page). True while the owner has it, at least until `leaseMs` from now; ask again before it ends.
 * The epoch grows whenever another owner takes over, so work that carries it can be told from late work of the one before.
 * Rejects when the database does not answer: nobody knows then, and the caller must do without the duty.
 */
export async function claimDuty(
  store: Store,
  name: string,
  owner: string,
  now: Date,
  leaseMs: number,
): Promise<boolean> {
  const isOwners = { $eq: ['$owner', { $literal: owner }] };
  const epoch = { $cond: [isOwners, '$epoch', { $add: [{ $ifNull: ['$epoch', 0] }, 1] }] };
  try {
    await store.duties.updateOne(
      { _id: name, $or: [{ owner }, { until: { $lte: now } }] },
      [{ $set: { owner: { $literal: owner }, epoch, until: new Date(now.getTime() + leaseMs) } }],
      { upsert: true },
    );
    return true;
  } catch (error) {
    // The document is there and did not match: somebody else has the duty, or was quicker.
    if (error instanceof mongoose.mongo.MongoServerError && error.code === 11_000) return false;
    throw error;
  }
}

/** Gives a duty back, so that the next process need not wait for the lease to end; one that was lost already stays with its owner. */
export async function releaseDuty(store: Store, name: string, owner: string): Promise<void> {
  await store.duties.updateOne({ _id: name, owner }, { $set: { until: NEVER } });
}
