import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Breaker,
  CLOSED,
  FAILURES_TO_OPEN,
  failed,
  opened,
  PROBE_EVERY_MS,
  PROBE_MS,
  takeProbe,
} from '../../../src/domain/sending/breaker.ts';

const failTimes = (times: number): Breaker =>
  Array.from({ length: times }).reduce<Breaker>((breaker, _, index) => failed(breaker, index, 'ECONNREFUSED'), CLOSED);

describe('A breaker', () => {
  it('stays closed for fewer failures than five and opens at the fifth', () => {
    expect(failTimes(FAILURES_TO_OPEN - 1)).toEqual({ state: 'closed', failures: 4 });
    expect(failTimes(FAILURES_TO_OPEN)).toEqual({
      state: 'open',
      since: 4,
      failures: 5,
      nextProbeAt: 4 + PROBE_EVERY_MS,
      reason: 'ECONNREFUSED',
    });
  });

  it('lets at most one probe a second through, at whatever moment of its validity each is used', () => {
    const asks = fc.array(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: PROBE_MS })), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(asks, (steps) => {
        let breaker = failTimes(FAILURES_TO_OPEN);
        let at = 4;
        let before = 4;
        for (const [step, usedAfter] of steps) {
          at += step;
          const probed = breaker.state === 'open' ? takeProbe(breaker, at) : null;
          if (!probed) continue;
          breaker = failed(probed, at, null);
          expect(at + usedAfter - before).toBeGreaterThanOrEqual(PROBE_EVERY_MS);
          before = at + usedAfter;
        }
      }),
    );
  });

  it('keeps its next probe when another process finds the same', () => {
    const open = failTimes(FAILURES_TO_OPEN);
    expect(opened(open, 900, 9, 'ETIMEDOUT')).toEqual({ ...open, failures: 9, reason: 'ETIMEDOUT' });
  });
});
