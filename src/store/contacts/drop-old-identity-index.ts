import mongoose from 'mongoose';
import type { Store } from '../open-store.ts';

const NAME = 'one person per identity';

/** Older versions held contacts without identities for one and the same person: a second one could not be written. */
export async function dropOldIdentityIndex({ contacts }: Store): Promise<void> {
  await contacts.dropIndex(NAME).catch((error: unknown) => {
    if (!(error instanceof mongoose.mongo.MongoServerError && error.codeName === 'IndexNotFound')) throw error;
  });
}
