import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantAt, localOf } from '../../../src/domain/booking/zone.ts';
import { addDays } from '../../../src/domain/business/local-date.ts';

const ZONES = [
  'Europe/Berlin',
  'Europe/Moscow',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
];
const dates = fc.integer({ min: 0, max: 1460 }).map((days) => addDays('2025-01-01', days));
const times = fc.integer({ min: 0, max: 1439 }).map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16));

describe('wall-clock time', () => {
  it.each([
    ['in winter', '2026-11-04', '15:30', 'Europe/Moscow', '2026-11-04T12:30Z'],
    ['at the end of the day', '2026-11-04', '24:00', 'Europe/Moscow', '2026-11-04T21:00Z'],
    ['before the spring gap', '2026-03-29', '01:59', 'Europe/Berlin', '2026-03-29T00:59Z'],
    ['in the spring gap, as its end', '2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:00Z'],
    ['after the spring gap', '2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T01:00Z'],
    ['in the repeated hour, as its first coming', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30Z'],
    ['after the repeated hour', '2026-10-25', '03:00', 'Europe/Berlin', '2026-10-25T02:00Z'],
    ['in a half-hour gap', '2026-10-04', '02:10', 'Australia/Lord_Howe', '2026-10-03T15:30Z'],
    ['on a day that begins with a gap', '2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00Z'],
  ])('becomes an instant %s', (_, date, time, zone, expected) => {
    expect(instantAt(date, time, zone)).toEqual(new Date(expected));
  });

  it('comes back from its instant unless the clock skipped it', () => {
    fc.assert(
      fc.property(dates, times, fc.constantFrom(...ZONES), (date, time, zone) => {
        const back = localOf(instantAt(date, time, zone), zone);
        expect(`${back.date} ${back.time}` >= `${date} ${time}`).toBe(true);
        if (zone === 'Europe/Moscow') expect(back).toEqual({ date, time });
      }),
    );
  });

  it('never runs backwards as the wall clock goes on', () => {
    fc.assert(
      fc.property(dates, times, times, fc.constantFrom(...ZONES), (date, one, other, zone) => {
        const [early, late] = one <= other ? [one, other] : [other, one];
        expect(instantAt(date, early, zone).getTime()).toBeLessThanOrEqual(instantAt(date, late, zone).getTime());
      }),
    );
  });
});
