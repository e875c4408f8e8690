import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { DatabaseError, inWords, NotReadyError } from '../../src/store/outage.ts';

const { MongoNetworkError, MongoServerError, MongoParseError } = mongoose.mongo;

/** As the driver gives it up: what it knows of each server. */
function notSelected(servers: Record<string, { type: string; error?: Error | null }>, setName: string | null = null) {
  const known = Object.entries(servers).map(([at, { type, error = null }]) => [at, { type, error }] as const);
  return Object.assign(new Error('Server selection timed out'), {
    name: 'MongooseServerSelectionError',
    reason: { setName, servers: new Map(known) },
  });
}
const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const UNREACHED = new MongoNetworkError('connect ECONNREFUSED 10.0.0.7:27017', { cause: refused });

describe('what is said of a database that is away', () => {
  it.each([
    [
      notSelected({ 'db:27017': { type: 'Unknown', error: UNREACHED } }),
      'MongoDB at db:27017 does not answer (ECONNREFUSED)',
    ],
    [notSelected({ 'db:27017': { type: 'RSGhost' } }), /not initiated: run rs.initiate/],
    [
      notSelected({ 'a:1': { type: 'RSSecondary' }, 'b:1': { type: 'RSSecondary' } }),
      'The replica set at a:1, b:1 has no primary',
    ],
    [notSelected({}, 'rs0'), /belongs to the replica set "rs0"/],
    [UNREACHED, 'The connection to MongoDB was cut (ECONNREFUSED)'],
    [new MongoServerError({ message: 'not primary', code: 10_107 }), /changing its primary/],
    [
      Object.assign(new Error('queryA ENOTFOUND db'), { code: 'ENOTFOUND', syscall: 'queryA' }),
      /looked up \(ENOTFOUND\)/,
    ],
    [new NotReadyError('It is not initiated'), 'It is not initiated'],
  ])('%s', (error, words) => {
    expect(inWords(error)).toMatch(words);
  });

  it.each([
    new Error('a bug'),
    new MongoServerError({ message: 'E11000 duplicate key', code: 11_000 }),
    new MongoServerError({ message: 'Authentication failed.', code: 18 }),
    new MongoParseError('Invalid scheme'),
    new DatabaseError('standalone'),
    'a string',
    null,
  ])('is nothing for %s, which waiting would not help', (error) => {
    expect(inWords(error)).toBeNull();
  });
});
