import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { forgetSubscriptions, subscriptionsOf } from '../../src/store/subscriptions.ts';
import { testDatabaseUri } from '../support/mongod.ts';
import { until } from '../support/until.ts';

describe('subscriptions of webhooks', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('subscriptions'));
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.webhooks.deleteMany({});
    forgetSubscriptions(store);
  });
  const add = (id: string, enabled = true) =>
    store.webhooks.insertOne({
      _id: id,
      url: `https://example.com/${id}`,
      events: ['message_sent'],
      enabled,
      disabledBy: null,
      sealedSecret: 'x',
      createdAt: new Date(),
    });

  it('are those that are on, with no more than what they want to hear', async () => {
    await add('on');
    await add('off', false);
    expect(await subscriptionsOf(store)).toEqual([{ id: 'on', events: ['message_sent'] }]);
  });

  it('are kept for a moment, until this process changes one', async () => {
    expect(await subscriptionsOf(store)).toEqual([]);
    await add('new');
    expect(await subscriptionsOf(store)).toEqual([]);
    forgetSubscriptions(store);
    expect(await subscriptionsOf(store)).toHaveLength(1);
  });

  it('changed by another process are seen by themselves', async () => {
    expect(await subscriptionsOf(store)).toEqual([]);
    await add('new');
    await until(async () => (await subscriptionsOf(store)).length === 1, 'the change to be seen');
  });

  it('are asked for again after a failure', async () => {
    let failing = true;
    const flaky: Store = {
      ...store,
      get webhooks() {
        if (failing) throw new Error('away');
        return store.webhooks;
      },
    };
    await expect(subscriptionsOf(flaky)).rejects.toThrow('away');
    failing = false;
    expect(await subscriptionsOf(flaky)).toEqual([]);
  });
});
