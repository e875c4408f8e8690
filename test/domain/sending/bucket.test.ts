import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Bucket, take } from '../../../src/domain/sending/bucket.ts';
import { overrun } from './overrun.ts';

const limits = fc.record({ perSecond: fc.integer({ min: 1, max: 100 }), burst: fc.integer({ min: 1, max: 50 }) });
const pauses = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 });

describe('A token bucket', () => {
  it('never gives more than burst + rate · t in any stretch of time', () => {
    fc.assert(
      fc.property(limits, pauses, (limit, steps) => {
        const given: number[] = [];
        let bucket: Bucket = { tokens: limit.burst, at: 0 };
        let now = 0;
        for (const step of steps) {
          now += step;
          const taken = take(bucket, limit, now);
          if (taken.kind === 'wait') continue;
          bucket = taken.bucket;
          given.push(now);
        }
        expect(overrun(given, limit)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('gives a token after the wait that it tells, and none a ms before', () => {
    fc.assert(
      fc.property(limits, pauses, (limit, steps) => {
        let bucket: Bucket = { tokens: limit.burst, at: 0 };
        let now = 0;
        for (const step of steps) {
          now += step;
          const taken = take(bucket, limit, now);
          if (taken.kind === 'taken') {
            bucket = taken.bucket;
            continue;
          }
          expect(take(bucket, limit, now + taken.ms).kind).toBe('taken');
          expect(take(bucket, limit, now + taken.ms - 1).kind).toBe('wait');
        }
      }),
    );
  });

  it('gives nothing for a clock that was set back, and goes on from there', () => {
    const limit = { perSecond: 1, burst: 1 };
    const first = take({ tokens: 1, at: 10_000 }, limit, 10_000);
    const back = first.kind === 'taken' ? take(first.bucket, limit, 4_000) : first;
    expect(back).toEqual({ kind: 'wait', ms: 1_000 });
  });

  it('takes several at once or none', () => {
    const limit = { perSecond: 10, burst: 5 };
    expect(take({ tokens: 3, at: 0 }, limit, 0, 4)).toEqual({ kind: 'wait', ms: 100 });
    expect(take({ tokens: 3, at: 0 }, limit, 100, 4)).toEqual({ kind: 'taken', bucket: { tokens: 0, at: 100 } });
  });
});
