import { expect, it } from '@jest/globals';
import { fitSigmoid, sigmoid } from '../../../src/nlu/intent/fit-sigmoid.ts';

it('tells how often guesses with some evidence were right', () => {
  const outcomes = Array.from({ length: 1000 }, (_, index) => ({
    at: index % 2,
    right: index % 2 === 1 ? index % 10 > 1 : index % 10 < 4,
  }));
  const { slope, offset } = fitSigmoid(outcomes);
  expect(sigmoid(offset)).toBeCloseTo(0.4, 1);
  expect(sigmoid(slope + offset)).toBeCloseTo(0.8, 1);
});

it('never takes more evidence for less, and stays finite when all were right', () => {
  expect(
    fitSigmoid([
      { at: 0, right: true },
      { at: 1, right: false },
    ]).slope,
  ).toBeGreaterThan(0);
  const { slope, offset } = fitSigmoid([{ at: 1, right: true }]);
  expect(Number.isFinite(slope + offset)).toBe(true);
});
