import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextShare } from '../../../src/domain/distribution/next-share.ts';

/** Gives out so many, and tells who had how many after each. */
function run(weights: readonly number[], turns: number, counts = weights.map(() => 0)): number[][] {
  const after: number[][] = [];
  for (let turn = 0; turn < turns; turn++) {
    const chosen = nextShare(weights.map((weight, index) => ({ id: `m${index}`, weight, count: counts[index] ?? 0 })));
    counts = counts.map((count, index) => (chosen?.id === `m${index}` ? count + 1 : count));
    after.push(counts);
  }
  return after;
}

/** The furthest that anybody ever was from his or her exact part. */
function furthest(weights: readonly number[], turns: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const off = run(weights, turns).flatMap((counts, index) =>
    counts.map((count, place) => Math.abs(count - ((index + 1) * (weights[place] ?? 0)) / total)),
  );
  return Math.max(...off);
}

describe('whose turn it is', () => {
  it('is nobody’s where there is nobody', () => {
    expect(nextShare([])).toBeNull();
  });

  it('keeps shares of 50, 30 and 20 within one of the exact part after every single lead', () => {
    expect(furthest([50, 30, 20], 1000)).toBeLessThan(1);
    expect(run([50, 30, 20], 1000).at(-1)).toEqual([500, 300, 200]);
  });

  it('keeps any weights within one of the exact part after every lead', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 9 }), (weights) => {
        expect(furthest(weights, 150)).toBeLessThan(1);
      }),
      { numRuns: 150 },
    );
  });

  it('gives a late-comer everything until level, and then goes on evenly', () => {
    const after = run([1, 1, 1], 12, [10, 10, 0]);
    expect(after[9]).toEqual([10, 10, 10]);
    expect(after[11]?.reduce((sum, count) => sum + count, 0)).toBe(32);
    expect(Math.max(...(after[11] ?? [])) - Math.min(...(after[11] ?? []))).toBeLessThanOrEqual(1);
  });
});
