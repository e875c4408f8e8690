import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { claimThread, releaseAll, releaseThread } from '../../src/store/threads.ts';
import { testDatabaseUri } from '../support/mongod.ts';

const NOW = new Date('2026-11-03T15:00:00Z');
const LATER = new Date(NOW.getTime() + 45_001);
const LEASE_MS = 45_000;

describe('the lease of a thread', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('threads'));
  });
  afterAll(() => store.close());

  it('goes to exactly one of many who ask at once, also for a thread that nobody has seen before', async () => {
    const claims = await Promise.all(
      Array.from({ length: 12 }, (_, index) => claimThread(store, 'race', `worker-${index}`, NOW, LEASE_MS)),
    );
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    expect(await store.threads.countDocuments({ _id: 'race' })).toBe(1);
  });

  it('is free again after it was given back, and after it has run out', async () => {
    const first = await claimThread(store, 'plain', 'a', NOW, LEASE_MS);
    expect(await claimThread(store, 'plain', 'b', NOW, LEASE_MS)).toBeNull();
    if (first) await releaseThread(store, first);
    expect(await claimThread(store, 'plain', 'b', NOW, LEASE_MS)).toMatchObject({ owner: 'b', epoch: 2 });
    expect(await claimThread(store, 'plain', 'c', LATER, LEASE_MS)).toMatchObject({ owner: 'c', epoch: 3 });
  });

  it('cannot be given back by somebody who has lost it', async () => {
    const lost = await claimThread(store, 'lost', 'a', NOW, LEASE_MS);
    await claimThread(store, 'lost', 'b', LATER, LEASE_MS);
    if (lost) await releaseThread(store, lost);
    expect(await store.threads.findOne({ _id: 'lost' })).toMatchObject({ owner: 'b' });
  });

  it('is given back with all others of a process that stops, and those of other processes stay', async () => {
    await claimThread(store, 'mine', 'me', NOW, LEASE_MS);
    await claimThread(store, 'theirs', 'them', NOW, LEASE_MS);
    await releaseAll(store, 'me');
    expect(await store.threads.findOne({ _id: 'mine' })).toMatchObject({ owner: null });
    expect(await store.threads.findOne({ _id: 'theirs' })).toMatchObject({ owner: 'them' });
  });
});
