import { hostname } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { beat, lookAround, sayGoodbye } from '../../src/store/processes.ts';
import { testDatabaseUri } from '../support/mongod.ts';

describe('processes on one database', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('processes'));
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.processes.deleteMany({});
  });
  /** As if that process had run on another machine, or under another id, and was last seen so long ago by the database's clock. */
  const wasSeen = (owner: string, secondsAgo: number, host = 'elsewhere', pid = 4_711) =>
    store.processes.updateOne(
      { _id: owner },
      [{ $set: { host, pid, seenAt: { $subtract: ['$$NOW', secondsAgo * 1_000] } } }],
      { upsert: true },
    );

  it('see each other from the first beat to the goodbye, and never themselves', async () => {
    await beat(store, 'me');
    await beat(store, 'other');
    await beat(store, 'other');
    expect(await lookAround(store, 'me')).toEqual({ living: ['other'], dead: [] });
    expect(await lookAround(store, 'other')).toEqual({ living: ['me'], dead: [] });
    await sayGoodbye(store, 'other');
    expect(await lookAround(store, 'me')).toEqual({ living: [], dead: [] });
  });

  it('are dead after ten seconds of silence, by the database’s clock', async () => {
    await wasSeen('quiet', 8);
    await wasSeen('silent', 12);
    expect(await lookAround(store, 'me')).toEqual({ living: ['quiet'], dead: ['silent'] });
    await beat(store, 'silent');
    expect((await lookAround(store, 'me')).dead).toEqual([]);
  });

  it('on the same machine are alive as long as the system knows them, if they are heard of', async () => {
    await wasSeen('running', 0, hostname(), process.ppid);
    await wasSeen('stuck', 20, hostname(), process.ppid);
    expect(await lookAround(store, 'me')).toEqual({ living: ['running'], dead: ['stuck'] });
  });

  it('with the id of this one, as in a restarted container, are judged by their silence', async () => {
    await wasSeen('before', 5, hostname(), process.pid);
    await wasSeen('long before', 20, hostname(), process.pid);
    expect(await lookAround(store, 'me')).toEqual({ living: ['before'], dead: ['long before'] });
  });
});
