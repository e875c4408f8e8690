import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type StageHistory, stageConversion } from '../../../src/domain/board/stage-conversion.ts';
import { DEFAULT_PIPELINE } from '../../../src/domain/default-pipeline.ts';

const stages = DEFAULT_PIPELINE.stages.map(({ id }) => id);
const been = (...ids: string[]): string[] => ids.map((id) => `sales/${id}`);

/** Dialogs that went this way and are now where it ended. */
function went(count: number, ...way: string[]): StageHistory {
  return { visited: [...new Set(been(...way))], pipelineId: 'sales', stageId: way.at(-1) ?? 'new', count };
}

const figureOf = (histories: StageHistory[], id: string) =>
  stageConversion(DEFAULT_PIPELINE, histories).find(({ stageId }) => stageId === id);

describe('the conversion of each stage: how many customers go on, and how many drop out', () => {
  it('counts a hand-counted history', () => {
    // A hundred came; counted by hand on paper.
    const histories = [
      went(40, 'new'),
      went(10, 'new', 'not_a_request'),
      went(20, 'new', 'qualification'),
      went(8, 'new', 'qualification', 'lost'),
      went(12, 'new', 'qualification', 'booked'),
      went(6, 'new', 'qualification', 'booked', 'confirmed', 'visited'),
      went(4, 'new', 'qualification', 'booked', 'lost'),
    ];
    const rows = stageConversion(DEFAULT_PIPELINE, histories);
    expect(rows.map((row) => [row.stageId, row.visited, row.movedOn, row.dropped, row.stillHere])).toEqual([
      ['new', 100, 50, 10, 40],
      ['qualification', 50, 22, 8, 20],
      ['booked', 22, 6, 4, 12],
      ['confirmed', 6, 6, 0, 0],
      ['visited', 6, 0, 0, 6],
      ['lost', 12, 0, 0, 12],
      ['not_a_request', 10, 0, 0, 10],
    ]);
    expect(rows.map(({ toNext }) => toNext)).toEqual([0.5, 0.44, 6 / 22, 1, null, null, null]);
    expect(rows.map(({ fromFirst }) => fromFirst)).toEqual([1, 0.5, 0.22, 0.06, 0.06, 0.12, 0.1]);
  });

  it('counts a dialog once, however often it came back to a stage', () => {
    const history = [went(1, 'new', 'qualification', 'new', 'qualification', 'booked', 'qualification')];
    expect(figureOf(history, 'qualification')).toMatchObject({ visited: 1, movedOn: 1, stillHere: 0 });
    expect(figureOf(history, 'booked')).toMatchObject({ visited: 1, movedOn: 0, elsewhere: 1 });
  });

  it('counts a stage that was skipped as not visited, and the skip as going on', () => {
    const history = [went(3, 'new', 'booked')];
    expect(figureOf(history, 'qualification')).toMatchObject({ visited: 0, toNext: null });
    expect(figureOf(history, 'new')).toMatchObject({ movedOn: 3, toNext: 1 });
  });

  it('does not take a dialog that has gone to another pipeline for a lost one', () => {
    const gone: StageHistory = {
      visited: [...been('new'), 'partners/first'],
      pipelineId: 'partners',
      stageId: 'first',
      count: 2,
    };
    expect(figureOf([gone], 'new')).toMatchObject({ visited: 2, movedOn: 0, dropped: 0, stillHere: 0, elsewhere: 2 });
  });

  it('is nothing, not zero, where nobody has been', () => {
    expect(figureOf([], 'new')).toMatchObject({ visited: 0, toNext: null, fromFirst: null });
  });

  it('always splits those who have been in a stage into those who went on, dropped, stayed and are elsewhere', () => {
    const way = fc.array(fc.constantFrom(...stages), { minLength: 1, maxLength: 8 });
    const some = fc.tuple(way, fc.integer({ min: 1, max: 50 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (ways) => {
        const histories = ways.map(([ids, count, isGone]) => ({
          ...went(count, ...ids),
          ...(isGone && { pipelineId: 'partners', stageId: 'first' }),
        }));
        const all = histories.reduce((sum, { count }) => sum + count, 0);
        for (const row of stageConversion(DEFAULT_PIPELINE, histories)) {
          expect(row.movedOn + row.dropped + row.stillHere + row.elsewhere).toBe(row.visited);
          expect(row.visited).toBeLessThanOrEqual(all);
          const parts = [row.movedOn, row.dropped, row.stillHere, row.elsewhere, row.toNext ?? 0, row.fromFirst ?? 0];
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
          expect(Math.max(row.toNext ?? 0, row.fromFirst ?? 0)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
