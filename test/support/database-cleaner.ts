import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { forget, listed, makeShelves, move, restingMs, type Shelf } from './database-shelf.ts';
import { renewDatabase } from './renew-database.ts';

type Client = mongoose.mongo.MongoClient;

const LOOK_EVERY_MS = 100;
/** What its last user had sent off has long been done by then. */
const REST_MS = 1_000;
const BUSY_AT_MOST_MS = 10_000;
const PATIENCE_MS = 5_000;

/**
 * Empties databases that test files have returned, so that the next ones need not make eighty collections with two hundred indexes, and
 * drops those that nobody can use again. Goes on beside the tests, in the run's own process.
 */
export async function startDatabaseCleaner(uri: string): Promise<{ stop(): Promise<void> }> {
  makeShelves();
  const connection = await mongoose.createConnection(uri, { maxPoolSize: 6 }).asPromise();
  const ending = new AbortController();
  const client = connection.getClient();
  const work = Promise.all([keepRenewing(client, ending.signal), keepDropping(client, ending.signal)]);
  return {
    async stop() {
      ending.abort();
      await work;
      await connection.close();
    },
  };
}

async function keepRenewing(client: Client, signal: AbortSignal): Promise<void> {
  for (; !signal.aborted; await lookAgain(signal)) {
    for (const name of rested('returned')) {
      // Of what cannot be made as new for whatever reason, another one is made.
      const found = await renewDatabase(client, name).catch(() => 'unusual' as const);
      if (found === 'clean') move(name, 'returned', 'clean');
      else if (found === 'unusual' || restingMs(name, 'returned') > BUSY_AT_MOST_MS) move(name, 'returned', 'left');
    }
  }
}

async function keepDropping(client: Client, signal: AbortSignal): Promise<void> {
  for (; !signal.aborted; await lookAgain(signal)) {
    for (const name of rested('left')) {
      // What a killed process has left open keeps a database until the server ends it: then a later look drops it.
      const dropped = client.db(name).command({ dropDatabase: 1, maxTimeMS: PATIENCE_MS });
      await dropped.then(() => forget(name, 'left')).catch(() => undefined);
    }
  }
}

const lookAgain = (signal: AbortSignal) => pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
const rested = (shelf: Shelf): string[] => listed(shelf).filter((name) => restingMs(name, shelf) > REST_MS);
