import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayIn, daysBetween, startOfDay } from '../../src/console/shared/zoned.ts';

describe('days of the business', () => {
  it('begin at its own midnight, not at that of the browser', () => {
    const lateEvening = new Date('2026-03-05T22:30:00Z');
    expect(dayIn('Europe/Moscow', lateEvening)).toBe('2026-03-06');
    expect(startOfDay('Europe/Moscow', lateEvening, 0).toISOString()).toBe('2026-03-05T21:00:00.000Z');
  });

  it('are counted back across a clock change', () => {
    const afterChange = new Date('2026-03-30T10:00:00Z');
    expect(startOfDay('Europe/Berlin', afterChange, 1).toISOString()).toBe('2026-03-28T23:00:00.000Z');
    expect(startOfDay('Europe/Berlin', afterChange, 0).toISOString()).toBe('2026-03-29T22:00:00.000Z');
  });

  it('are told apart by the calendar', () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2);
  });

  it('start on the day that was asked for, in any zone at any time', () => {
    const zones = fc.constantFrom(
      'Europe/Moscow',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Auckland',
    );
    const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zones, moments, fc.integer({ min: -1, max: 90 }), (zone, now, ago) => {
        const start = startOfDay(zone, now, ago);
        expect(daysBetween(dayIn(zone, start), dayIn(zone, now))).toBe(ago);
        expect(dayIn(zone, new Date(start.getTime() - 1))).not.toBe(dayIn(zone, start));
      }),
    );
  });
});
