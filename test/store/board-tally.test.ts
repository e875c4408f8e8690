import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Dialog } from '../../src/domain/dialog.ts';
import { openDraft } from '../../src/domain/perform/draft.ts';
import { perform } from '../../src/domain/perform/perform.ts';
import { EVERYTHING } from '../../src/domain/visibility.ts';
import { foldTally, recountTally } from '../../src/store/board-tally.ts';
import { createCommit } from '../../src/store/commit/commit-changes.ts';
import { giveManagers } from '../../src/store/commit/give-managers.ts';
import { toDocument } from '../../src/store/document.ts';
import { newId } from '../../src/store/new-id.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { boardFigures } from '../../src/store/queries/board.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildSituation } from '../support/build-situation.ts';
import { testDatabaseUri } from '../support/mongod.ts';

const ALL = { pipelineId: 'sales', scope: EVERYTHING };

describe('The tally of the board in the database', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('tally'));
  });
  afterAll(() => store.close());

  const figures = async () => Object.fromEntries(await boardFigures(store, ALL));
  const insert = async (...dialogs: Dialog[]) => {
    await store.dialogs.insertMany(dialogs.map(toDocument));
  };

  it('counts dialogs that were written past the commits when it is counted anew, and nothing twice', async () => {
    await store.contacts.insertOne(toDocument(buildContact()));
    await insert(
      buildDialog({ id: 'd1', amount: 100 }),
      buildDialog({ id: 'd2', amount: 50.5 }),
      buildDialog({ id: 'd3', stageId: 'booked' }),
    );
    expect(await figures()).toEqual({});
    expect(await recountTally(store)).toBe(2);
    const counted = { new: { count: 2, sum: 150.5 }, booked: { count: 1, sum: 0 } };
    expect(await figures()).toEqual(counted);
    expect(await recountTally(store)).toBe(0);
    expect(await figures()).toEqual(counted);
  });

  it('stays right while dialogs are moved, rows put together and everything counted anew, all at once', async () => {
    const commit = createCommit(store);
    const move = async (id: string, stageId: string) => {
      for (;;) {
        const row = await store.dialogs.findOne({ _id: id });
        if (!row) throw new Error(`There is no ${id}.`);
        const { _id, ...rest } = row;
        const before = buildSituation({ dialog: { id: _id, ...rest } });
        const draft = openDraft(before, { now: new Date(), newId, actor: { kind: 'bot' } });
        expect(perform(draft, [{ kind: 'move_stage', stageId, why: 'a test' }])).toBeUndefined();
        const committed = await commit({ before, changes: draft.changes, guard: null });
        if (committed.kind === 'done') return;
      }
    };
    const tidying = (async () => {
      for (let round = 0; round < 6; round++) {
        await foldTally(store);
        await recountTally(store);
      }
    })();
    const looks: number[] = [];
    const looking = (async () => {
      for (let round = 0; round < 40; round++) {
        const seen = await boardFigures(store, ALL);
        looks.push([...seen.values()].reduce((all, { count }) => all + count, 0));
      }
    })();
    const stages = ['booked', 'lost', 'new', 'confirmed'];
    await Promise.all(
      ['d1', 'd2', 'd3'].map(async (id, at) => {
        for (let round = 0; round < 8; round++) await move(id, stages[(round + at) % stages.length] ?? 'new');
      }),
    );
    await Promise.all([tidying, looking]);
    // At no moment is a dialog in two stages, or in none.
    expect(new Set(looks)).toEqual(new Set([3]));
    const told = await figures();
    await foldTally(store);
    expect(await figures()).toEqual(told);
    expect(await recountTally(store)).toBe(0);
  });

  it('follows a client of a sales plan to another manager, in all dialogs of the client', async () => {
    const session = await store.connection.startSession();
    await session.withTransaction(() =>
      giveManagers(store, { contactId: 'contact-1', except: 'd3' }, ['olga'], session),
    );
    await session.endSession();
    const own = await boardFigures(store, { pipelineId: 'sales', scope: EVERYTHING, assigneeId: null });
    expect([...own.values()].reduce((all, { count }) => all + count, 0)).toBe(3);
    expect(await store.tallies.countDocuments({ managerIds: 'olga', count: { $gt: 0 } })).toBeGreaterThan(0);
    expect(await recountTally(store)).toBe(0);
  });
});
