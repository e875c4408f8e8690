import { describe, expect, it } from '@jest/globals';
import { reminderTimes } from '../../../src/domain/booking/reminder-times.ts';

const REMINDERS = [{ beforeMinutes: 1440 }, { beforeMinutes: 120 }];
const QUIET = { from: '22:00', to: '09:00' };

/** All in Moscow time, UTC+3 the whole year; the visit is on 10 November. */
function dueTimes(visit: string, bookedAt: string, quietHours?: { from: string; to: string }): string[] {
  const times = reminderTimes({
    start: new Date(`2026-11-10T${visit}:00+03:00`),
    bookedAt: new Date(`${bookedAt}:00+03:00`),
    reminders: REMINDERS,
    quietHours,
    timezone: 'Europe/Moscow',
  });
  return times.map(({ beforeMinutes, due }) => {
    const moscow = new Date(due.getTime() + 3 * 3_600_000).toISOString().slice(5, 16);
    return `${beforeMinutes} at ${moscow}`;
  });
}

describe('reminder times', () => {
  it('lie a day and two hours before the visit, earliest first', () => {
    expect(dueTimes('15:00', '2026-11-01T12:00')).toEqual(['1440 at 11-09T15:00', '120 at 11-10T13:00']);
  });

  it('leave out a reminder whose time had passed when the visit was booked', () => {
    expect(dueTimes('15:00', '2026-11-09T15:00')).toEqual(['120 at 11-10T13:00']);
    expect(dueTimes('15:00', '2026-11-10T14:00')).toEqual([]);
  });

  it('wait for the end of the quiet hours when enough of the lead remains', () => {
    expect(dueTimes('08:30', '2026-11-01T12:00', QUIET)[0]).toBe('1440 at 11-09T09:00');
    expect(dueTimes('10:00', '2026-11-01T12:00', QUIET)[1]).toBe('120 at 11-10T09:00');
  });

  it('come before the quiet hours when afterwards would be too late', () => {
    expect(dueTimes('09:30', '2026-11-01T12:00', QUIET)[1]).toBe('120 at 11-09T21:45');
  });

  it('are not sent at once when the visit was booked in the evening before', () => {
    expect(dueTimes('09:30', '2026-11-09T21:50', QUIET)).toEqual([]);
  });

  it('know quiet hours within one day', () => {
    expect(dueTimes('15:00', '2026-11-09T20:00', { from: '13:00', to: '14:00' })).toEqual(['120 at 11-10T14:00']);
  });

  it('become one when the quiet hours push two together', () => {
    const [only, ...others] = reminderTimes({
      start: new Date('2026-11-10T09:00:00+03:00'),
      bookedAt: new Date('2026-11-01T09:00:00+03:00'),
      reminders: [{ beforeMinutes: 180 }, { beforeMinutes: 120 }],
      quietHours: QUIET,
      timezone: 'Europe/Moscow',
    });
    expect(others).toEqual([]);
    expect(only).toEqual({ beforeMinutes: 120, due: new Date('2026-11-09T21:45:00+03:00') });
  });

  it('count elapsed time when the clocks change in between', () => {
    const [first] = reminderTimes({
      start: new Date('2026-10-25T12:00:00+01:00'),
      bookedAt: new Date('2026-10-01T12:00:00+02:00'),
      reminders: [{ beforeMinutes: 1440 }],
      timezone: 'Europe/Berlin',
    });
    expect(first?.due).toEqual(new Date('2026-10-24T13:00:00+02:00'));
  });
});
