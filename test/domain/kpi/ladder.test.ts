import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Ladder, median, percentile, shareUnder } from '../../../src/domain/kpi/ladder.ts';

const numbers = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 });

function ladderOf(values: readonly number[]): Ladder {
  return [...new Set(values)]
    .sort((a, b) => a - b)
    .map((value) => ({ value, count: values.filter((other) => other === value).length }));
}

describe('a ladder of measurements', () => {
  it('knows nothing without measurements', () => {
    expect([median([]), percentile([], 95), shareUnder([], 5)]).toEqual([null, null, null]);
  });

  it('takes the middle value, and the mean of two middle ones', () => {
    expect(median(ladderOf([9, 1, 2]))).toBe(2);
    expect(median(ladderOf([1, 2, 4, 100]))).toBe(3);
    expect(median([{ value: 7, count: 1 }])).toBe(7);
  });

  it('takes the nearest rank as a percentile', () => {
    const twenty = ladderOf(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(percentile(twenty, 95)).toBe(19);
    expect(percentile(twenty, 100)).toBe(20);
    expect(percentile(ladderOf([3]), 95)).toBe(3);
  });

  it('does not count the limit itself as under it', () => {
    expect(shareUnder(ladderOf([4.999, 5, 6, 1]), 5)).toBe(0.5);
  });

  it('agrees with sorting all values', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 100 }), (values, percent) => {
        const sorted = [...values].sort((a, b) => a - b);
        const place = (index: number) => sorted[index] ?? Number.NaN;
        const half = sorted.length / 2;
        const middle = sorted.length % 2 ? place(Math.floor(half)) : (place(half - 1) + place(half)) / 2;
        expect(median(ladderOf(values))).toBe(middle);
        const found = percentile(ladderOf(values), percent) ?? Number.NaN;
        expect(sorted.filter((value) => value <= found).length * 100).toBeGreaterThanOrEqual(percent * sorted.length);
        expect(sorted.filter((value) => value < found).length * 100).toBeLessThan(percent * sorted.length);
      }),
    );
  });
});
