import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { watchSurroundings } from '../../src/store/surroundings.ts';
import { buildBusiness } from '../support/build-business.ts';
import { createLatch } from '../support/engine-fleet.ts';
import { testDatabaseUri } from '../support/mongod.ts';

describe('what all dialogs share', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('surroundings'));
    await store.settings.insertOne({ _id: 'business', value: buildBusiness() });
  });
  afterAll(() => store.close());

  it('never goes back to what a slow reading saw before a quicker one', async () => {
    const latch = createLatch();
    let isHeld = false;
    // The driver's own `find`, but what it has found may come late.
    const distributionRules: Store['distributionRules'] = Object.create(store.distributionRules, {
      find: {
        value: () => {
          const cursor = store.distributionRules.find();
          const wait = isHeld ? latch.wait : Promise.resolve();
          const toArray = cursor.toArray.bind(cursor);
          return Object.assign(cursor, { toArray: () => toArray().then((rows) => wait.then(() => rows)) });
        },
      },
    });
    const watched = await watchSurroundings({ ...store, distributionRules }, undefined, pino({ level: 'silent' }));
    try {
      isHeld = true;
      const slow = watched.refresh();
      isHeld = false;
      // By now it has read the tags and waits for the rules.
      await store.tags.countDocuments({});
      await watched.refresh();
      await store.tags.insertOne({ _id: 'vip', title: 'VIP', colour: '#aa0000', createdAt: new Date(0), version: 1 });
      await watched.refresh();
      latch.open();
      await slow;
      expect(watched.current().tags).toHaveLength(1);
    } finally {
      watched.stop();
    }
  });
});
