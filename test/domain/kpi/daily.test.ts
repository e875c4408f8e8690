import { describe, expect, it } from '@jest/globals';
import { fillDays } from '../../../src/domain/kpi/daily.ts';

const days = (from: string, to: string, timezone: string) =>
  fillDays([], { from: new Date(from), to: new Date(to), timezone }).map(({ day }) => day);

describe('fillDays', () => {
  it('gives each local day of the period once, the last one excluded when the period ends at its midnight', () => {
    expect(days('2026-05-31T21:00:00Z', '2026-06-03T21:00:00Z', 'Europe/Moscow')).toEqual([
      '2026-06-01',
      '2026-06-02',
      '2026-06-03',
    ]);
  });

  it('counts a day that the period only touches', () => {
    expect(days('2026-06-01T20:59:59.999Z', '2026-06-01T21:00:00.001Z', 'Europe/Moscow')).toEqual([
      '2026-06-01',
      '2026-06-02',
    ]);
  });

  it('skips and repeats no day when the clocks change', () => {
    expect(days('2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z', 'Europe/Berlin')).toHaveLength(3);
    expect(days('2026-10-23T22:00:00Z', '2026-10-26T23:00:00Z', 'Europe/Berlin')).toHaveLength(3);
  });

  it('has no days in an empty or inverted period', () => {
    expect(days('2026-06-01T00:00:00Z', '2026-06-01T00:00:00Z', 'Europe/Moscow')).toEqual([]);
    expect(days('2026-06-02T00:00:00Z', '2026-06-01T00:00:00Z', 'Europe/Moscow')).toEqual([]);
  });

  it('keeps known days and fills the others with zeros', () => {
    const known = [{ day: '2026-06-02', dialogs: 3, leads: 1, booked: 1 }];
    const period = { from: new Date('2026-06-01T00:00:00Z'), to: new Date('2026-06-03T00:00:00Z'), timezone: 'UTC' };
    expect(fillDays(known, period)).toEqual([{ day: '2026-06-01', dialogs: 0, leads: 0, booked: 0 }, ...known]);
  });
});
