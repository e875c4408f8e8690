import { mongo } from 'mongoose';
import { fromDocument, toDocument } from './document.ts';
import type { OnceRow } from './once-row.ts';
import type { Store } from './open-store.ts';

/** Null when the row is written; else the one that is there already. */
export async function beginOnce(store: Store, row: OnceRow): Promise<OnceRow | null> {
  try {
    await store.onceRows.insertOne(toDocument(row));
    return null;
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError) || error.code !== DUPLICATE) throw error;
  }
  const there = await store.onceRows.findOne({ _id: row.id });
  // Given back in this very moment: whoever asks again finds nothing in the way.
  return there ? fromDocument(there) : { ...row, token: '' };
}
const DUPLICATE = 11_000;

/** Puts the row in the place of the one that was seen; false when somebody else was quicker. */
export async function takeOverOnce(store: Store, seen: OnceRow, row: OnceRow): Promise<boolean> {
  const { matchedCount } = await store.onceRows.replaceOne(
    { _id: row.id, token: seen.token, state: seen.state },
    toDocument(row),
  );
  return matchedCount === 1;
}

/** Keeps the answer, unless somebody else has taken over meanwhile. */
export async function settleOnce(store: Store, { id, token }: OnceRow, answer: string): Promise<void> {
  await store.onceRows.updateOne({ _id: id, token, state: 'running' }, { $set: { state: 'done', answer } });
}

/** As if it had not been asked for: it may be tried again at once. */
export async function giveBackOnce(store: Store, { id, token }: OnceRow): Promise<void> {
  await store.onceRows.deleteOne({ _id: id, token, state: 'running' });
}
