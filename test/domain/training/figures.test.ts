import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldsOf, thinned } from '../../../src/domain/training/folds.ts';
import { gateOf, type Replayed } from '../../../src/domain/training/gate.ts';
import { learningCurve } from '../../../src/domain/training/learning-curve.ts';
import {
  accuracyOf,
  compare,
  confusionsOf,
  macroF1Of,
  type Outcome,
  scoresOf,
} from '../../../src/domain/training/metrics.ts';
import { slotErrors } from '../../../src/domain/training/slot-fix.ts';
import { shippedFlows } from '../../support/shipped-content.ts';

const outcome = (actual: string, predicted: string, text = `${actual} ${predicted}`): Outcome => ({
  text,
  actual,
  predicted,
});
const times = (count: number, actual: string, predicted: string) =>
  Array.from({ length: count }, (_, at) => outcome(actual, predicted, `${actual} ${predicted} ${at}`));

/** The same numbers at every run. */
function drawing(seed = 1) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('The figures of a candidate', () => {
  const outcomes = [...times(8, 'a', 'a'), ...times(2, 'a', 'b'), ...times(5, 'b', 'b'), ...times(1, 'b', 'None')];

  it('are those of the textbook', () => {
    const [worst] = scoresOf(outcomes, new Map([['b', 40]]));
    expect(worst).toMatchObject({ intent: 'None', tested: 0, taken: 1 });
    const b = scoresOf(outcomes, new Map([['b', 40]])).find(({ intent }) => intent === 'b');
    expect(b).toMatchObject({ samples: 40, tested: 6, right: 5, taken: 2 });
    expect(b?.precision).toBeCloseTo(5 / 7);
    expect(b?.recall).toBeCloseTo(5 / 6);
    expect(b?.f1).toBeCloseTo(10 / 13);
    // Wilson's interval of 13 in 16, from his formula by hand.
    expect(accuracyOf(outcomes)).toEqual({
      value: 13 / 16,
      low: expect.closeTo(0.57, 2),
      high: expect.closeTo(0.934, 2),
      count: 16,
    });
  });

  it('tell what is taken for what, the commonest first, with examples', () => {
    expect(confusionsOf(outcomes).map(({ actual, predicted, count }) => [actual, predicted, count])).toEqual([
      ['a', 'b', 2],
      ['b', 'None', 1],
    ]);
    expect(confusionsOf(times(20, 'a', 'b'))[0]?.examples).toHaveLength(5);
  });

  it('have an interval around the macro F1 that holds the value and narrows with more texts', () => {
    const few = macroF1Of(outcomes, drawing());
    const many = macroF1Of(Array.from({ length: 30 }, () => outcomes).flat(), drawing());
    expect(few.low).toBeLessThanOrEqual(few.value);
    expect(few.high).toBeGreaterThanOrEqual(few.value);
    expect(many.value).toBeCloseTo(few.value);
    expect(many.high - many.low).toBeLessThan((few.high - few.low) / 2);
  });

  it('compare two models text by text', () => {
    const better = [...times(10, 'a', 'a'), ...times(6, 'b', 'b')];
    const { difference } = compare(better, outcomes);
    expect(difference?.value).toBeCloseTo(3 / 16);
    expect(compare(outcomes, outcomes).difference).toEqual({ value: 0, low: 0, high: 0 });
  });

  it('say where more samples help, where they do not, and where nobody can tell', () => {
    const run = (a: number) => [
      ...times(a, 'a', 'a'),
      ...times(60 - a, 'a', 'b'),
      ...times(60, 'b', 'b'),
      ...times(5, 'c', 'c'),
    ];
    const curve = learningCurve([
      { share: 0.5, outcomes: run(20) },
      { share: 0.75, outcomes: run(35) },
      { share: 1, outcomes: run(45) },
    ]);
    expect(curve.byIntent.map(({ intent, advice }) => [intent, advice])).toContainEqual(['a', 'more']);
    expect(curve.byIntent.map(({ intent, advice }) => [intent, advice])).toContainEqual(['c', 'unsure']);
    const still = learningCurve([0.5, 0.75, 1].map((share) => ({ share, outcomes: times(200, 'a', 'a') })));
    expect(still.byIntent).toEqual([{ intent: 'a', f1: [1, 1, 1], advice: 'enough' }]);
  });

  it('come of folds and parts in which each intent has its share', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 30, maxLength: 200 }), (names) => {
        const samples = names.map((intent) => ({ intent }));
        const folds = foldsOf(samples, 5);
        const part = thinned(samples, 20, 2);
        for (const intent of new Set(names)) {
          const counts = [0, 1, 2, 3, 4].map(
            (fold) => folds.filter((one, at) => one === fold && names[at] === intent).length,
          );
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
          const all = names.filter((name) => name === intent).length;
          const kept = part.filter((one) => one.intent === intent).length;
          expect(kept).toBe(Math.min(all, Math.max(Math.floor((20 * all) / names.length), 2)));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('The gate before publishing', () => {
  const gate = async (...messages: ((start: Replayed['candidate']) => Partial<Replayed>)[]) => {
    const book = (await shippedFlows()).byId.get('book');
    if (!book) throw new Error('There is no flow to book.');
    const starts: Replayed['candidate'] = {
      intent: 'booking.create',
      route: { kind: 'start', flow: book, slots: {}, asides: [] },
    };
    const replayed = messages.map(
      (make, at): Replayed => ({
        messageId: `m${at}`,
        dialogId: 'd',
        decided: 'booking.create',
        part: 'start',
        candidate: starts,
        running: starts,
        ...make(starts),
      }),
    );
    return gateOf(replayed, { bookings: 2, since: null });
  };
  const answers: Replayed['candidate'] = { intent: 'info.price', route: { kind: 'ask_responder' } };
  const says = (intent: string): Replayed['candidate'] => ({ intent, route: { kind: 'ask_responder' } });

  it('lets pass what begins bookings as before', async () => {
    expect(
      await gate(
        () => ({}),
        () => ({}),
      ),
    ).toMatchObject({ changed: 0, lost: [], lostCount: 0, asked: 2 });
  });

  it('stops what would no longer begin one, and tells which message', async () => {
    const { lost, changes, lostCount } = await gate(() => ({ candidate: answers }));
    expect(lostCount).toBe(1);
    expect(lost).toMatchObject([{ messageId: 'm0', where: 'start', from: 'booking.create', to: 'info.price' }]);
    expect(changes).toEqual([{ from: 'booking.create', to: 'info.price', count: 1 }]);
  });

  it('does not blame the candidate for what the running intents would lose as well', async () => {
    expect(await gate(() => ({ candidate: answers, running: answers }))).toMatchObject({
      lostCount: 0,
      lostAlready: 1,
    });
  });

  it('stops what would lead out of a booking in the middle, and not a change that does no harm', async () => {
    const middle = { part: 'middle' as const, decided: 'answer.yes', running: says('answer.yes') };
    const { lost, changed } = await gate(
      () => ({ ...middle, candidate: says('booking.cancel') }),
      () => ({ ...middle, candidate: says('answer.no') }),
      () => ({ ...middle, candidate: says('smalltalk.thanks') }),
    );
    expect(lost.map(({ to }) => to)).toEqual(['booking.cancel', 'answer.no']);
    expect(changed).toBe(3);
  });
});

it('A corrected message tells what the finder missed and what it saw that is not there', () => {
  const right = [{ kind: 'date', value: '2026-11-30' } as const];
  const found = [{ kind: 'date', value: '2026-12-30' } as const];
  expect(slotErrors(found, right)).toEqual({ missed: right, wrong: found });
  expect(slotErrors(found, found)).toEqual({ missed: [], wrong: [] });
});
