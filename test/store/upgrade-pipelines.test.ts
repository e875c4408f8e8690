import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pipeline } from '../../src/domain/pipeline.ts';
import { fromDocument } from '../../src/store/document.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { upgradePipelines } from '../../src/store/pipelines/upgrade-pipelines.ts';
import { testDatabaseUri } from '../support/mongod.ts';

/** As the version before the funnel has written it. */
const OLD = {
  _id: 'sales',
  title: { ru: 'Продажи', en: 'Sales' },
  isDefault: true,
  stages: [
    { id: 'new', title: { ru: 'Новый', en: 'New' }, group: 'active', colour: '#4dabf7' },
    { id: 'qualification', title: { ru: 'Квалификация', en: 'Qualification' }, group: 'active', colour: '#ffa94d' },
    { id: 'visited', title: { ru: 'Пришёл', en: 'Visited' }, group: 'successful', colour: '#40c057' },
  ],
  rules: [
    { on: 'lead_created', from: ['new'], to: 'qualification' },
    { on: 'dialog_taken', from: ['new'], to: 'qualification' },
    { on: 'appointment_visited', to: 'visited' },
  ],
  version: 1,
};

describe('A pipeline of an older version', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('store'));
  });
  afterAll(() => store.close());

  it('reads as one of today, with "an opened dialog goes on" as a setting; twice is once', async () => {
    await store.raw('pipelines').insertOne(OLD);
    await upgradePipelines(store);
    await upgradePipelines(store);
    const row = await store.pipelines.findOne({ _id: 'sales' });
    const pipeline = Pipeline.parse(row && fromDocument(row));
    expect(pipeline).toMatchObject({
      openedGoesTo: 'qualification',
      rules: [{ on: 'appointment_visited', to: 'visited' }],
      requiredStages: [],
      strictness: 'mark',
      version: 2,
    });
    expect(pipeline.stages.map(({ probability }) => probability)).toEqual([0, 0, 100]);
  });
});
