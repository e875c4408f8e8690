import type { Store } from '../open-store.ts';

/** Notes that a person is at the console; an earlier moment changes nothing. */
export async function markSeen(store: Store, id: string, at: Date): Promise<void> {
  await store.profiles.updateOne({ _id: id }, { $max: { lastSeenAt: at } }, { upsert: true });
}
