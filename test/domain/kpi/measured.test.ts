import { describe, expect, it } from '@jest/globals';
import { ratio } from '../../../src/domain/kpi/measured.ts';
import { responseTimes } from '../../../src/domain/kpi/response-times.ts';

describe('ratio', () => {
  it('is unknown over nothing, and zero only when something was measured', () => {
    expect(ratio({ numerator: 0, denominator: 0 })).toEqual({
      value: null,
      numerator: null,
      denominator: null,
      details: {},
    });
    expect(ratio({ numerator: 0, denominator: 4 }).value).toBe(0);
    expect(ratio({ numerator: 3, denominator: 4 }).value).toBe(0.75);
  });
});

describe('responseTimes', () => {
  it('keeps the medians of bot and people apart', () => {
    const measured = responseTimes([
      { author: 'bot', seconds: 1, count: 2 },
      { author: 'bot', seconds: 3, count: 1 },
      { author: 'operator', seconds: 40, count: 1 },
      { author: 'operator', seconds: 60, count: 1 },
    ]);
    expect(measured).toEqual({
      value: 3,
      numerator: null,
      denominator: 5,
      details: { p95: 60, share_under_5s: 0.6, bot_p50: 1, operator_p50: 50 },
    });
  });

  it('leaves a median empty when that side has not answered', () => {
    const { details } = responseTimes([{ author: 'operator', seconds: 10, count: 1 }]);
    expect(details).toMatchObject({ bot_p50: null, operator_p50: 10 });
  });
});
