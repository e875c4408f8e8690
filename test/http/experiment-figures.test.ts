import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createFigures } from '../../src/http/experiment-figures.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { buildExperiment } from '../support/build-experiment.ts';
import { testDatabaseUri } from '../support/mongod.ts';
import { seedExposures } from '../support/seed-exposures.ts';
import { createTestClock } from '../support/test-clock.ts';

describe('Figures in the list of experiments', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('experiment-figures'));
  });
  afterAll(() => store?.close());

  it('are counted again after half a minute while clients come, and seldom when all is over', async () => {
    const clock = createTestClock();
    const startedAt = new Date(clock.now().getTime() - 60 * 86_400_000);
    const running = buildExperiment({ id: 'running', startedAt });
    const over = buildExperiment({ id: 'over', startedAt, state: 'stopped', endedAt: startedAt });
    const figures = createFigures({ store, clock });
    const clients = async () =>
      Promise.all(
        [running, over].map(async (one) => (await figures.lately(one))?.results.soFar.map((share) => share.clients)),
      );
    expect(await clients()).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const seeding = { days: 1, daily: { a: { clients: 3, goal: 0 }, b: { clients: 2, goal: 0 } } };
    for (const one of [running, over]) await seedExposures(store, one, seeding);
    clock.advance({ minutes: 1 / 3 });
    expect(await clients()).toEqual([
      [0, 0],
      [0, 0],
    ]);
    clock.advance({ minutes: 1 / 3 });
    expect(await clients()).toEqual([
      [3, 2],
      [0, 0],
    ]);
    clock.advance({ minutes: 10 });
    expect(await clients()).toEqual([
      [3, 2],
      [3, 2],
    ]);
  });
});
