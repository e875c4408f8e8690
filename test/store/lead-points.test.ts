import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toDocument } from '../../src/store/document.ts';
import { upgradeLeadPoints } from '../../src/store/lead-quality/upgrade-lead-points.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildEvent } from '../support/build-event.ts';
import { testDatabaseUri } from '../support/mongod.ts';

describe('dialogs of a version that told points and did not keep them', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('points'));
    for (const id of ['scored', 'talk']) {
      const { leadPoints: _, ...old } = buildDialog({ id });
      await store.raw('dialogs').insertOne(toDocument(old));
    }
    await store.dialogs.insertOne(toDocument(buildDialog({ id: 'today', leadPoints: ['source'] })));
    const scored = (n: number, points: string[], dialogId = 'scored') =>
      buildEvent(
        { type: 'lead_scored', score: n, points },
        { id: `${dialogId}-${n}`, dialogId, at: new Date(Date.UTC(2026, 10, 1, 9, n)) },
      );
    const events = [
      scored(4, ['lead', 'phone', 'service', 'source']),
      scored(2, ['lead', 'service']),
      scored(1, ['lead'], 'today'),
    ];
    await store.events.insertMany(events.map(toDocument));
  });
  afterAll(() => store.close());

  it('get those of their last score, by their names of today, and those that have them keep them', async () => {
    for (let time = 0; time < 2; time++) {
      await upgradeLeadPoints(store);
      const dialogs = await store.dialogs.find().sort({ _id: 1 }).toArray();
      expect(dialogs.map(({ _id, leadPoints }) => [_id, leadPoints])).toEqual([
        ['scored', ['contact', 'service', 'source']],
        ['talk', []],
        ['today', ['source']],
      ]);
    }
  });
});
