import { describe, expect, it } from '@jest/globals';
import { chanceOfDifference, holm } from '../../../src/domain/funnel-review/two-shares.ts';

const shares = (hitsA: number, ofA: number, hitsB: number, ofB: number): number =>
  chanceOfDifference({ hits: hitsA, of: ofA }, { hits: hitsB, of: ofB });

describe('how likely chance alone makes two shares differ so much', () => {
  it('is Fisher’s exact test for small numbers', () => {
    // The lady tasting tea, 3 of 4 right: 0.4857 (Fisher, The Design of Experiments, 1935; R: fisher.test).
    expect(shares(3, 4, 1, 4)).toBeCloseTo(0.48571, 4);
    // 1 of 12 men and 9 of 12 women study: 0.002759 (the example of Wikipedia's article on the test).
    expect(shares(1, 12, 9, 12)).toBeCloseTo(0.00275946, 7);
    expect(shares(150, 500, 200, 500)).toBeCloseTo(0.00114475, 7);
    expect(shares(0, 3, 3, 3)).toBeCloseTo(0.1, 6);
  });

  it('is the pooled z test for great ones', () => {
    // z = 2.16219, and twice the tail beyond it.
    expect(shares(1500, 5000, 1600, 5000)).toBeCloseTo(0.03060325, 6);
    expect(shares(1500, 5000, 1500, 5000)).toBeCloseTo(1, 6);
    // A rare thing in a great number is still counted exactly.
    expect(shares(0, 4000, 4, 4000)).toBeCloseTo(0.12492, 4);
  });

  it('is the same whichever group is named first', () => {
    expect(shares(2, 9, 7, 11)).toBeCloseTo(shares(7, 11, 2, 9), 12);
    expect(shares(20, 90, 70, 110)).toBeCloseTo(shares(70, 110, 20, 90), 12);
  });

  it('is certain where there is nothing to compare', () => {
    expect(shares(0, 0, 5, 9)).toBe(1);
    expect(shares(0, 12, 0, 300)).toBe(1);
    expect(shares(12, 12, 300, 300)).toBe(1);
  });
});

describe('the correction for how many places were looked at', () => {
  it('is Holm’s: the smallest times all, the next times one less, never falling', () => {
    const [a, b, c, d] = holm([0.01, 0.04, 0.03, 0.005]);
    expect([a, b, c, d].map((chance) => Number(chance?.toFixed(6)))).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  it('never goes beyond certainty, and takes nothing for nothing', () => {
    expect(holm([0.6, 0.9])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});
