import mongoose from 'mongoose';
import { z } from 'zod';
import type { Store } from './open-store.ts';

/** What goes into one command on one collection: new documents, or updates, never both. */
export type Writes =
  | { insert: readonly { _id: string }[] }
  | { update: readonly { q: object; u: object; multi?: boolean; upsert?: boolean }[] };

export interface Written {
  /** Inserted, or matched by an update. */
  matched: number;
  modified: number;
  /** Places in the list of what was there already, by a unique index. */
  repeated: readonly number[];
}

const Reply = z.object({
  n: z.number(),
  nModified: z.number().optional(),
  writeErrors: z.array(z.object({ index: z.number(), code: z.number(), errmsg: z.string() })).optional(),
  writeConcernError: z.object({ code: z.number().optional(), errmsg: z.string().optional() }).optional(),
});

const DUPLICATE = 11_000;

/**
 * Many writes of one kind in one command, in any order. The driver's own bulk writes measure every document before they write it, which
 * on the path of each message costs more than the writing. Rejects with a MongoServerError on anything but repeats; inside a
 * transaction also on those, since they have ended it.
 */
export async function writeMany(
  store: Store,
  collection: string,
  writes: Writes,
  session: mongoose.mongo.ClientSession | null,
): Promise<Written> {
  const { db } = store.connection;
  if (!db) throw new Error('The store is closed.');
  const what =
    'insert' in writes
      ? { insert: collection, documents: writes.insert }
      : { update: collection, updates: writes.update };
  const concern = session ? {} : { writeConcern: { w: 'majority', j: true } };
  const answer = await db.command({ ...what, ordered: false, ...concern }, session ? { session } : {});
  const { n, nModified = 0, writeErrors = [], writeConcernError } = Reply.parse(answer);
  const fatal = writeErrors.find(({ code }) => session !== null || code !== DUPLICATE);
  if (fatal) throw new mongoose.mongo.MongoServerError({ message: fatal.errmsg, code: fatal.code });
  // Perhaps written, but not safely: nobody may be told that it is.
  if (writeConcernError) {
    const { errmsg = 'The write is not safe.', code } = writeConcernError;
    throw new mongoose.mongo.MongoServerError({ message: errmsg, code, errorLabels: ['RetryableWriteError'] });
  }
  return { matched: n, modified: nModified, repeated: writeErrors.map(({ index }) => index) };
}
