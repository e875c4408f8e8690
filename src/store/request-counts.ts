import type { Store } from './open-store.ts';

/** Adds to what all processes have counted, and gives what they have counted together. */
export async function addRequests(store: Store, id: string, hits: number, expiresAt: Date): Promise<number> {
  const row = await store.requestCounts.findOneAndUpdate(
    { _id: id },
    { $inc: { hits }, $setOnInsert: { expiresAt } },
    { upsert: true, returnDocument: 'after' },
  );
  return row?.hits ?? hits;
}
