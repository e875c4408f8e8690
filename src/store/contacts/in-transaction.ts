import { setTimeout as sleep } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import type { Store } from '../open-store.ts';

const MOST_TRIES = 30;
const LONGEST_PAUSE_MS = 100;

/** Somebody else changed what this is about, again and again. */
export class StillContended extends Error {}

/**
 * All of it or nothing; tried again while others write the same documents. What the work gives must be made anew at each try.
 * @throws StillContended after many tries.
 */
export async function inTransaction<T>(store: Store, work: (session: mongo.ClientSession) => Promise<T>): Promise<T> {
  const session = await store.connection.startSession();
  let tries = 0;
  try {
    return await session.withTransaction(async () => {
      if (++tries > MOST_TRIES) throw new StillContended('Somebody else keeps changing this.');
      // Nothing has been read yet: what it was that was in the way may end meanwhile.
      if (tries > 1) await sleep(Math.min(tries * 5, LONGEST_PAUSE_MS));
      return work(session);
    });
  } finally {
    await session.endSession();
  }
}

export const CONTENDED = {
  kind: 'refused',
  reason: 'They are being written to all the time just now. Please try again in a moment.',
} as const;

/** The refusal for work that others kept from ending; everything else is thrown on. */
export function contendedOr(error: unknown): typeof CONTENDED {
  if (error instanceof StillContended) return CONTENDED;
  throw error;
}
