import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundsOf, daysOf, midnight, PERIODS, type Period, periodFault } from '../../../src/console/figures/period.ts';
import { stepOf, stretchOf } from '../../../src/console/figures/step-of.ts';
import { dayIn } from '../../../src/console/shared/zoned.ts';

const MOSCOW = 'Europe/Moscow';
const now = new Date('2026-03-05T10:00:00Z');
const chosen = (period: Period, from = '', to = '') => ({ period, from, to });

describe('a period', () => {
  it('holds whole days of the business up to the end of today', () => {
    expect(boundsOf(chosen('7'), MOSCOW, now)).toEqual({
      from: '2026-02-26T21:00:00.000Z',
      to: '2026-03-05T21:00:00.000Z',
    });
  });

  it('of today is one day, also where the day is a later one already', () => {
    const { from, to } = boundsOf(chosen('today'), 'Pacific/Auckland', new Date('2026-03-05T22:00:00Z'));
    expect([from, to]).toEqual(['2026-03-05T11:00:00.000Z', '2026-03-06T11:00:00.000Z']);
  });

  it('of a month, a quarter or a year begins with its first day', () => {
    expect(daysOf(chosen('month'), '2026-03-05')).toEqual(['2026-03-01', '2026-03-05']);
    expect(daysOf(chosen('last_month'), '2026-03-05')).toEqual(['2026-02-01', '2026-02-28']);
    expect(daysOf(chosen('last_month'), '2026-01-31')).toEqual(['2025-12-01', '2025-12-31']);
    expect(daysOf(chosen('quarter'), '2026-03-31')).toEqual(['2026-01-01', '2026-03-31']);
    expect(daysOf(chosen('quarter'), '2026-12-05')).toEqual(['2026-10-01', '2026-12-05']);
    expect(daysOf(chosen('year'), '2026-03-05')).toEqual(['2026-01-01', '2026-03-05']);
  });

  it('of own days holds both of them, across a change of clocks too', () => {
    expect(boundsOf(chosen('dates', '2026-03-28', '2026-03-29'), 'Europe/Berlin', now)).toEqual({
      from: '2026-03-27T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
    });
  });

  it('of own days is refused when it is inverted, endless or no period at all', () => {
    expect(periodFault(chosen('dates', '2026-03-05', '2026-03-04'))).toBe('inverted');
    expect(periodFault(chosen('dates', '1976-01-01', '2026-03-04'))).toBe('long');
    expect(periodFault(chosen('dates', '', '2026-03-04'))).toBe('missing');
    expect(periodFault(chosen('dates', 'yesterday', '2026-03-04'))).toBe('missing');
    expect(periodFault(chosen('dates', '2026-03-04', '2026-03-04'))).toBeNull();
    expect(periodFault(chosen('30', 'whatever'))).toBeNull();
  });

  it('never is empty or ends before it begins, in any zone at any time', () => {
    const zones = fc.constantFrom(MOSCOW, 'America/New_York', 'Asia/Beirut', 'America/Santiago', 'Pacific/Auckland');
    const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    const periods = fc.constantFrom(...PERIODS.filter((period) => period !== 'dates'));
    fc.assert(
      fc.property(zones, moments, periods, (zone, at, period) => {
        const { from, to } = boundsOf(chosen(period), zone, at);
        expect(Date.parse(from)).toBeLessThan(Date.parse(to));
        const [first, last] = daysOf(chosen(period), dayIn(zone, at));
        expect(dayIn(zone, new Date(from))).toBe(first);
        expect(dayIn(zone, new Date(Date.parse(to) - 1))).toBe(last);
      }),
      { numRuns: 40 },
    );
  });

  it('begins with the first moment of the day where there is no midnight', () => {
    // Clocks in Beirut jump from 00:00 to 01:00.
    expect(midnight('Asia/Beirut', '2026-03-29')).toBe('2026-03-28T22:00:00.000Z');
  });
});

describe('the step of a course', () => {
  const span = (period: Period) => boundsOf(chosen(period), MOSCOW, new Date('2026-12-05T10:00:00Z'));

  it('fits the length of the period, unless another is asked for', () => {
    expect(stepOf(span('30'))).toBe('day');
    expect(stepOf(span('90'))).toBe('week');
    expect(stepOf(span('year'))).toBe('month');
    expect(stepOf(span('year'), 'day')).toBe('day');
    expect(stepOf(span('30'), 'minute')).toBe('day');
  });

  it('opens as many days as lie in the period', () => {
    const march = boundsOf(chosen('dates', '2026-03-04', '2026-03-20'), MOSCOW, now);
    const days = (start: string, step: 'day' | 'week' | 'month') => {
      const { from, to } = stretchOf(start, step, march, MOSCOW);
      return `${from} ${to}`;
    };
    expect(days('2026-03-05', 'day')).toBe('2026-03-05 2026-03-05');
    expect(days('2026-03-02', 'week')).toBe('2026-03-04 2026-03-08');
    expect(days('2026-03-09', 'week')).toBe('2026-03-09 2026-03-15');
    expect(days('2026-03-16', 'week')).toBe('2026-03-16 2026-03-20');
    expect(days('2026-03-01', 'month')).toBe('2026-03-04 2026-03-20');
  });
});
