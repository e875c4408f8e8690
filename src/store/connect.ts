import mongoose, { type Connection } from 'mongoose';
import { z } from 'zod';
import { DatabaseError, inWords, NotReadyError } from './outage.ts';

/** The driver's sockets would wait for ever by default, so every wait gets an end. */
const OPTIONS = {
  appName: 'voronka',
  serverSelectionTimeoutMS: 5_000,
  connectTimeoutMS: 5_000,
  // A server that has gone silent without closing its connections is found out by this plus the time above, and what waits for it is
  // cut off then.
  heartbeatFrequencyMS: 2_000,
  socketTimeoutMS: 20_000,
  waitQueueTimeoutMS: 5_000,
  maxPoolSize: 30,
  writeConcern: { w: 'majority', journal: true },
  autoIndex: false,
} as const;

const Hello = z.object({
  setName: z.string().optional(),
  msg: z.string().optional(),
  isreplicaset: z.boolean().optional(),
});

/**
 * A connection to a MongoDB that has transactions. Rejects with a DatabaseError where only a person can help (an address that
 * cannot be read, a wrong password, a standalone server), and with the driver's error while the database does not answer.
 */
export async function connect(uri: string, appName: string = OPTIONS.appName): Promise<Connection> {
  mongoose.set('sanitizeFilter', true);
  let connection: Connection | null = null;
  try {
    connection = await mongoose.createConnection(uri, { ...OPTIONS, appName }).asPromise();
    await refuseStandalone(connection);
    return connection;
  } catch (error) {
    await connection?.close();
    throw hopeless(error) ?? error;
  }
}

async function refuseStandalone({ db, host, port }: Connection): Promise<void> {
  if (!db) throw new DatabaseError('MONGODB_URI names no database.');
  const { setName, msg, isreplicaset } = Hello.parse(await db.admin().command({ hello: 1 }));
  if (setName !== undefined || msg === 'isdbgrid') return;
  if (isreplicaset)
    throw new NotReadyError(`The replica set at ${host}:${port} is not initiated: run rs.initiate() once`);
  throw new DatabaseError(
    `MongoDB at ${host}:${port} is a standalone server, which has no transactions. Start it with --replSet rs0 and run rs.initiate() on it once: a replica set of one is enough.`,
  );
}

function hopeless(error: unknown): DatabaseError | null {
  const { MongoServerError, MongoDriverError, MongoCompatibilityError } = mongoose.mongo;
  if (error instanceof MongoServerError && REFUSED.has(Number(error.code))) {
    return new DatabaseError(`MongoDB refuses the user or the password in MONGODB_URI (${error.message}).`);
  }
  if (error instanceof MongoCompatibilityError) {
    return new DatabaseError(`This MongoDB cannot be used; it has to be 6.0 or newer (${error.message}).`);
  }
  // Said of the address before anything is sent, except where the server is only not there.
  if (error instanceof MongoDriverError && inWords(error) === null) {
    return new DatabaseError(`MONGODB_URI cannot be used: ${error.message.replace(/\/\/[^@/\s]*@/g, '//…@')}`);
  }
  return null;
}

/** Unauthorized, AuthenticationFailed, and what Atlas says for both. */
const REFUSED = new Set([13, 18, 8000]);
