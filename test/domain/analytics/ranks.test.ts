import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '../../../bench/crash/seeded-random.ts';
import { ranksOf } from '../../../src/domain/analytics/ranks.ts';

const shapes: Record<string, (random: ReturnType<typeof seededRandom>) => number> = {
  'spread evenly': ({ next }) => next() * 9_000,
  'with a few that are enormous': ({ next }) => (next() < 0.001 ? 1e12 : Math.floor(next() * 2_000)),
  'nearly all the same': ({ next }) => (next() < 0.01 ? next() : 700),
  'all the same': () => 3,
  'of all sizes, negative ones too': ({ next }) => (next() - 0.5) * 10 ** (next() * 12),
};

describe('ranks', () => {
  it.each(Object.entries(shapes))('of very many values %s are those of the sorted ones', (_, shape) => {
    const random = seededRandom(7);
    const values = Float64Array.from({ length: 20_000 }, () => shape(random));
    const sorted = values.slice().sort();
    const valueAt = ranksOf(values);
    for (const rank of [1, 2, 100, 9_999, 10_000, 10_001, 19_000, 19_999, 20_000]) {
      expect(valueAt(rank)).toBe(sorted[rank - 1]);
    }
    expect([valueAt(0), valueAt(20_001)]).toEqual([null, null]);
  });

  it('of few values are those of the sorted ones', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 }), (values) => {
        const sorted = [...values].sort((a, b) => a - b);
        const valueAt = ranksOf(Float64Array.from(values));
        expect(sorted.map((_, at) => valueAt(at + 1))).toEqual(sorted);
      }),
    );
  });

  it('leave the values as they are', () => {
    const values = Float64Array.from({ length: 5_000 }, (_, at) => (at * 7_919) % 5_000);
    const before = [...values];
    ranksOf(values)(2_500);
    expect([...values]).toEqual(before);
  });
});
