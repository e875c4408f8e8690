import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addUp, kindOf, type Tallied, type TallyRow, tallyShifts } from '../../../src/domain/board/tally.ts';

const dialog: fc.Arbitrary<Tallied> = fc.record({
  pipelineId: fc.constantFrom('sales', 'partners'),
  stageId: fc.constantFrom('new', 'booked', 'lost'),
  assigneeId: fc.constantFrom(null, 'olga', 'ivan'),
  managerIds: fc.uniqueArray(fc.constantFrom('olga', 'ivan'), { maxLength: 2 }),
  channelKind: fc.constantFrom('web', 'telegram'),
  planId: fc.constantFrom(null, 'plan-1'),
  mode: fc.constantFrom('bot', 'operator', 'closed'),
  amount: fc.option(fc.integer({ min: 0, max: 10_000_00 }).map((kopecks) => kopecks / 100)),
});

/** Which dialog a step is about, and what it is afterwards. */
const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), dialog), { maxLength: 60 });

const byKind = (rows: readonly TallyRow[]) =>
  new Map(rows.map(({ count, sum, ...key }) => [kindOf(key), { count, sum }]));

describe('The tally', () => {
  it('is after any history of changes what a fresh count of the dialogs gives, however the rows were put together', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 7 }), (steps, foldEvery) => {
        const dialogs = new Map<number, Tallied>();
        let rows: TallyRow[] = [];
        for (const [step, [id, after]] of steps.entries()) {
          rows.push(...tallyShifts([{ before: dialogs.get(id) ?? null, after }]));
          dialogs.set(id, after);
          if (step % foldEvery === 0) rows = addUp(rows);
        }
        const fresh = addUp(tallyShifts([...dialogs.values()].map((after) => ({ before: null, after }))));
        expect(byKind(addUp(rows))).toEqual(byKind(fresh));
      }),
    );
  });

  it('is not touched by a change that it does not count, such as a message', () => {
    fc.assert(
      fc.property(dialog, (one) => {
        expect(tallyShifts([{ before: one, after: { ...one, managerIds: [...one.managerIds].reverse() } }])).toEqual(
          [],
        );
      }),
    );
  });
});
