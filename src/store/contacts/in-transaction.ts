import type { mongo } from 'mongoose';
import type { Store } from '../open-store.ts';

const MOST_TRIES = 20;

/** Somebody else changed what this is about, again and again. */
export class StillContended extends Error {}

/** All of it or nothing; tried again while others write the same documents. What the work gives must be made anew at each try. */
export async function inTransaction<T>(store: Store, work: (session: mongo.ClientSession) => Promise<T>): Promise<T> {
  const session = await store.connection.startSession();
  let tries = 0;
  try {
    return await session.withTransaction(async () => {
      if (++tries > MOST_TRIES) throw new StillContended('Somebody else keeps changing this.');
      return work(session);
    });
  } finally {
    await session.endSession();
  }
}
