import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimDuty, releaseDuty } from '../../src/store/duties.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { testDatabaseUri } from '../support/mongod.ts';

const NOW = new Date('2026-11-03T15:00:00Z');
const LEASE_MS = 23_000;
const at = (ms: number) => new Date(NOW.getTime() + ms);

describe('a duty', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('duties'));
  });
  afterAll(() => store.close());

  it('goes to exactly one of many who ask at once, and after its end to exactly one of the others', async () => {
    for (const [epoch, when] of [
      [1, NOW],
      [2, at(LEASE_MS)],
    ] as const) {
      const owners = Array.from({ length: 20 }, (_, index) => `process-${epoch}-${index}`);
      const claims = await Promise.all(owners.map((owner) => claimDuty(store, 'race', owner, when, LEASE_MS)));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await store.duties.findOne({ _id: 'race' })).toMatchObject({ owner: owners[claims.indexOf(true)], epoch });
    }
  });

  it('stays with whoever prolongs it, under the same epoch', async () => {
    expect(await claimDuty(store, 'kept', 'a', NOW, LEASE_MS)).toBe(true);
    expect(await claimDuty(store, 'kept', 'a', at(20_000), LEASE_MS)).toBe(true);
    expect(await claimDuty(store, 'kept', 'b', at(42_999), LEASE_MS)).toBe(false);
    expect(await store.duties.findOne({ _id: 'kept' })).toMatchObject({ owner: 'a', epoch: 1, until: at(43_000) });
  });

  it('is free at the end of the lease, and then no longer that of the one before', async () => {
    await claimDuty(store, 'ended', 'a', NOW, LEASE_MS);
    expect(await claimDuty(store, 'ended', 'b', at(LEASE_MS - 1), LEASE_MS)).toBe(false);
    expect(await claimDuty(store, 'ended', 'b', at(LEASE_MS), LEASE_MS)).toBe(true);
    expect(await claimDuty(store, 'ended', 'a', at(LEASE_MS + 1), LEASE_MS)).toBe(false);
  });

  it('is free at once when it was given back, but only its owner can give it back', async () => {
    await claimDuty(store, 'given', 'a', NOW, LEASE_MS);
    await releaseDuty(store, 'given', 'b');
    expect(await claimDuty(store, 'given', 'b', NOW, LEASE_MS)).toBe(false);
    await releaseDuty(store, 'given', 'a');
    expect(await claimDuty(store, 'given', 'b', NOW, LEASE_MS)).toBe(true);
    expect(await store.duties.findOne({ _id: 'given' })).toMatchObject({ owner: 'b', epoch: 2 });
  });

  it('takes any name for what it is', async () => {
    expect(await claimDuty(store, 'odd', '$epoch', NOW, LEASE_MS)).toBe(true);
    expect(await claimDuty(store, 'odd', '$epoch', NOW, LEASE_MS)).toBe(true);
    expect(await store.duties.findOne({ _id: 'odd' })).toMatchObject({ owner: '$epoch', epoch: 1 });
  });

  it('is one of its own for each name', async () => {
    expect(await claimDuty(store, 'poll:telegram:1', 'a', NOW, LEASE_MS)).toBe(true);
    expect(await claimDuty(store, 'poll:telegram:2', 'b', NOW, LEASE_MS)).toBe(true);
  });
});
