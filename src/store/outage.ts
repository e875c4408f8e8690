import mongoose from 'mongoose';
import { z } from 'zod';

/** A database that waiting will not make usable; the message says what a person has to do. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

/** A database that answers but cannot be used yet; the message says why, without a full stop. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
}

/**
 * What the driver says of a database that does not answer or is changing its primary, in words for people, with addresses but
 * without user and password: "MongoDB at db:27017 does not answer (ECONNREFUSED)". Null for any other error: a bug, a refusal.
 */
export function inWords(error: unknown): string | null {
  const selection = Selection.safeParse(error);
  if (selection.success) return ofServers(selection.data.reason);
  if (!(error instanceof Error)) return null;
  if (error instanceof NotReadyError) return error.message;
  const { MongoNetworkError, MongoServerError } = mongoose.mongo;
  if (error instanceof MongoNetworkError) return `The connection to MongoDB was cut (${codeOf(error)})`;
  if (error instanceof MongoServerError) {
    return PASSING.has(Number(error.code)) ? `MongoDB is changing its primary or going down (${error.message})` : null;
  }
  if (CONNECTION_NAMES.has(error.name)) return `There is no connection to MongoDB (${error.message})`;
  const lookup = Lookup.safeParse(error);
  return lookup.success ? `The address of MongoDB cannot be looked up (${lookup.data.code})` : null;
}

/** Mongoose wraps this one error of the driver in a class of its own. */
const Selection = z.object({
  name: z.enum(['MongoServerSelectionError', 'MongooseServerSelectionError']),
  reason: z.object({
    setName: z.string().nullish(),
    servers: z.map(z.string(), z.object({ type: z.string(), error: z.unknown() })),
  }),
});
/** Pools that were cleared or are full, and clients that are closed. */
const CONNECTION_NAMES = new Set([
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoServerClosedError',
  'MongoClientClosedError',
]);
/** HostUnreachable, HostNotFound, NetworkTimeout, ShutdownInProgress, PrimarySteppedDown, SocketException, NotWritablePrimary and kin. */
const PASSING = new Set([6, 7, 89, 91, 189, 262, 9001, 10_107, 11_600, 11_602, 13_435, 13_436]);
const Lookup = z.object({
  code: z.enum(['ENOTFOUND', 'EAI_AGAIN', 'ETIMEOUT', 'ESERVFAIL', 'ENODATA', 'ECONNREFUSED', 'EREFUSED']),
  syscall: z.string(),
});

function ofServers({ setName, servers }: z.infer<typeof Selection>['reason']): string {
  if (servers.size === 0) return `None of the addresses in MONGODB_URI belongs to the replica set "${setName ?? ''}"`;
  const list = [...servers];
  const silent = list.filter(([, { type }]) => type === 'Unknown');
  if (silent.length > 0) {
    const each = silent.map(([address, { error }]) => `${address} does not answer (${codeOf(error)})`);
    return `MongoDB at ${each.join(', at ')}`;
  }
  const at = list.map(([address]) => address).join(', ');
  if (list.some(([, { type }]) => type === 'RSGhost'))
    return `The replica set at ${at} is not initiated: run rs.initiate() once`;
  return `The replica set at ${at} has no primary`;
}

/** The system's code, which the driver hides in the cause of its error; else what the error says. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no connection';
  const own = Coded.safeParse(error);
  if (own.success) return own.data.code;
  return error.cause instanceof Error ? codeOf(error.cause) : error.message.replace(/\/\/[^@/\s]*@/g, '//…@');
}
const Coded = z.object({ code: z.string() });
