import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LeadPoint } from '../../../src/domain/lead-quality/lead-quality-settings.ts';
import { leadScore } from '../../../src/domain/lead-quality/lead-score.ts';
import { POINT_WORDS } from '../../../src/domain/lead-quality/point-words.ts';

const ALL = LeadPoint.options;
const some = fc.subarray([...ALL]);

describe('the Lead Quality Score (seed 001: a scale of 1 to 5, the aim is 3 or more)', () => {
  it('is 1 for a lead without points, 3 for half of them and 5 for all', () => {
    const scores = ALL.map((_, n) => leadScore(ALL.slice(0, n), ALL).score);
    expect([...scores, leadScore(ALL, ALL).score]).toEqual([1, 1, 2, 3, 3, 4, 5]);
  });

  it('never falls by one more point, and is always from 1 to 5', () => {
    fc.assert(
      fc.property(some, fc.subarray([...ALL], { minLength: 1 }), fc.constantFrom(...ALL), (earned, counted, more) => {
        const before = leadScore(earned, counted).score;
        const after = leadScore([...new Set([...earned, more])], counted).score;
        expect(after).toBeGreaterThanOrEqual(before);
        expect(before).toBeGreaterThanOrEqual(1);
        expect(after).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('is not moved by points that do not count, and tells only those that do', () => {
    expect(leadScore(['contact', 'history'], ['contact', 'source'])).toEqual({ score: 3, points: ['contact'] });
  });

  it('says every point in words in both languages', () => {
    for (const point of ALL) {
      for (const words of Object.values(POINT_WORDS[point])) {
        expect(words.ru).toMatch(/[а-яё]/u);
        expect(words.en).not.toMatch(/[а-яё]/u);
      }
    }
  });
});
