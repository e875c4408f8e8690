import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedCopy } from '../../src/replay/seed-copy.ts';
import { insertExperiment } from '../../src/store/experiments/experiment-store.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { buildBusiness } from '../support/build-business.ts';
import { buildExperiment } from '../support/build-experiment.ts';
import { testDatabaseUri } from '../support/mongod.ts';

describe('A copy that is replayed into', () => {
  let source: Store;
  let copy: Store;
  beforeAll(async () => {
    source = await openStore(testDatabaseUri('seed-copy-source'));
    copy = await openStore(testDatabaseUri('seed-copy-copy'));
  });
  afterAll(() => Promise.all([source?.close(), copy?.close()]));

  it('says what was adopted by experiments, and deals nobody a variant of one that runs', async () => {
    await insertExperiment(source, buildExperiment({ id: 'runs' }));
    await insertExperiment(source, buildExperiment({ id: 'dropped', state: 'finished' }));
    await insertExperiment(source, buildExperiment({ id: 'adopted', state: 'finished', adopted: 'b' }));
    await seedCopy(source, copy, buildBusiness());
    expect((await copy.experiments.find().toArray()).map(({ _id }) => _id)).toEqual(['adopted']);
  });
});
