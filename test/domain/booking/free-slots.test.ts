import { describe, expect, it } from '@jest/globals';
import { withinPart } from '../../../src/domain/booking/day-part.ts';
import { freeDays } from '../../../src/domain/booking/free-days.ts';
import { freeSlots } from '../../../src/domain/booking/free-slots.ts';
import type { Busy } from '../../../src/domain/booking/interval.ts';
import { nearest } from '../../../src/domain/booking/nearest.ts';
import type { Slot } from '../../../src/domain/booking/slot.ts';
import { workingIntervals } from '../../../src/domain/booking/working-intervals.ts';
import type { Business } from '../../../src/domain/business/business.ts';
import { buildBusiness, buildService, buildStaff, everyDay } from '../../support/build-business.ts';

/** Monday 2 November 2026, 08:00 in Moscow. */
const NOW = new Date('2026-11-02T05:00:00Z');
const TUESDAY = '2026-11-03';

function moscow(date: string, time: string): Date {
  return new Date(`${date}T${time}:00+03:00`);
}

function busy(staffId: string, from: string, to: string, date = TUESDAY): Busy {
  return { staffId, start: moscow(date, from), end: moscow(date, to) };
}

function slotsOn(
  date: string,
  options: { business?: Business; staffId?: string; busy?: Busy[]; now?: Date } = {},
): Slot[] {
  const { business = buildBusiness(), busy: taken = [], now = NOW, staffId } = options;
  return freeSlots({ business, serviceId: 'cut', staffId, busy: taken, now, from: date, to: date });
}

function timesOf(slots: Slot[]): string[] {
  return slots.map(({ time }) => time);
}

describe('free slots', () => {
  it('fill the working day by the step, each start once, so that the visit ends by closing time', () => {
    const times = timesOf(slotsOn(TUESDAY));
    expect(times).toHaveLength(17);
    expect([times[0], times[1], times.at(-1)]).toEqual(['09:00', '09:30', '17:00']);
  });

  it('leave out what is busy and what would run into it', () => {
    const taken = [busy('anna', '12:00', '13:00')];
    expect(timesOf(slotsOn(TUESDAY, { staffId: 'anna', busy: taken }))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/11:30|12:00|12:30/)]),
    );
    expect(timesOf(slotsOn(TUESDAY, { staffId: 'anna', busy: taken }))).toEqual(
      expect.arrayContaining(['11:00', '13:00']),
    );
  });

  it('keep buffers clear of busy time, breaks and closing time', () => {
    const business = buildBusiness({
      services: [buildService({ bufferBeforeMinutes: 5, bufferAfterMinutes: 30 })],
      staff: [buildStaff({ breaks: [{ from: '12:00', to: '12:30' }] })],
    });
    const times = timesOf(slotsOn(TUESDAY, { business, busy: [busy('anna', '16:00', '16:30')] }));
    expect(times).toEqual(['09:30', '10:00', '10:30', '13:00', '13:30', '14:00', '14:30']);
  });

  it('are given to the person with less work that day, and between equals by id', () => {
    const staffAt = (taken: Busy[]) => slotsOn(TUESDAY, { busy: taken }).find(({ time }) => time === '15:00')?.staffId;
    expect(staffAt([])).toBe('anna');
    expect(staffAt([busy('anna', '09:00', '10:00')])).toBe('maria');
    expect(staffAt([busy('anna', '09:00', '10:00'), busy('maria', '09:00', '11:00')])).toBe('anna');
    expect(staffAt([busy('anna', '09:00', '10:00', '2026-11-04')])).toBe('anna');
  });

  it('respect the notice and the horizon', () => {
    const today = slotsOn('2026-11-02', { now: moscow('2026-11-02', '10:10') });
    expect(today[0]?.time).toBe('11:30');
    expect(slotsOn('2026-12-02')).not.toEqual([]);
    expect(slotsOn('2026-12-03')).toEqual([]);
    expect(slotsOn('2026-11-01')).toEqual([]);
  });

  it('are none for unknown services, unknown or inactive people, and people without the skill', () => {
    const business = buildBusiness({
      staff: [buildStaff({ active: false }), buildStaff({ id: 'maria', services: [] })],
    });
    expect(slotsOn(TUESDAY, { business })).toEqual([]);
    expect(slotsOn(TUESDAY, { staffId: 'nobody' })).toEqual([]);
    const unknown = { business: buildBusiness(), serviceId: 'tattoo', busy: [], now: NOW, from: TUESDAY, to: TUESDAY };
    expect(freeSlots(unknown)).toEqual([]);
  });

  it('follow own hours, days off, breaks on some days, and special openings of the business', () => {
    const sunday = '2026-11-08';
    const business = buildBusiness({
      exceptions: [{ date: sunday, hours: [{ from: '10:00', to: '12:00' }] }],
      staff: [
        buildStaff({
          hours: { ...everyDay([{ from: '08:00', to: '13:00' }]), sun: [] },
          breaks: [{ days: ['wed'], from: '09:00', to: '12:00' }],
          exceptions: [{ date: '2026-11-05', until: '2026-11-06', hours: [] }],
        }),
        buildStaff({ id: 'maria', exceptions: [{ date: TUESDAY, hours: [{ from: '16:00', to: '20:00' }] }] }),
      ],
    });
    const times = (date: string, staffId: string) => timesOf(slotsOn(date, { business, staffId }));
    expect(times(TUESDAY, 'anna')).toEqual(['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00']);
    expect(times('2026-11-04', 'anna')).toEqual(['12:00']);
    expect(times('2026-11-06', 'anna')).toEqual([]);
    expect(times(TUESDAY, 'maria')).toEqual(['16:00', '16:30', '17:00']);
    expect(times(sunday, 'maria')).toEqual(['10:00', '10:30', '11:00']);
    expect(times(sunday, 'anna')).toEqual([]);
  });

  it('run over midnight where the shift does', () => {
    const night = [
      { from: '00:00', to: '02:00' },
      { from: '20:00', to: '24:00' },
    ];
    const business = buildBusiness({ hours: everyDay(night), staff: [buildStaff()] });
    const times = timesOf(slotsOn(TUESDAY, { business }));
    expect(times.slice(0, 3)).toEqual(['00:00', '00:30', '01:00']);
    expect(times.slice(-2)).toEqual(['23:00', '23:30']);
  });

  it('of a part of the day are those that start in it, over midnight too', () => {
    const slots = slotsOn(TUESDAY);
    expect(timesOf(withinPart(slots, { from: '16:00', to: '24:00' }))).toEqual(['16:00', '16:30', '17:00']);
    expect(timesOf(withinPart(slots, { from: '16:30', to: '09:30' }))).toEqual(['09:00', '16:30', '17:00']);
  });

  it('around a time come nearest first, one of each side before a second of the same', () => {
    const slots = slotsOn(TUESDAY, { staffId: 'anna', busy: [busy('anna', '12:00', '16:00')] });
    expect(timesOf(nearest(slots, moscow(TUESDAY, '13:00'), 3))).toEqual(['11:00', '16:00', '10:30']);
    expect(timesOf(nearest(slots, moscow(TUESDAY, '18:00'), 2))).toEqual(['17:00', '16:30']);
  });

  it('are counted by day, days without any left out', () => {
    const taken = [busy('anna', '09:00', '18:00'), busy('maria', '09:00', '17:00')];
    const query = { business: buildBusiness(), serviceId: 'cut', busy: taken, now: NOW, limit: 3 };
    expect(freeDays({ ...query, from: TUESDAY })).toEqual([
      { date: TUESDAY, count: 1 },
      { date: '2026-11-04', count: 17 },
      { date: '2026-11-05', count: 17 },
    ]);
    expect(freeDays({ ...query, from: '2026-11-07' }).map(({ date }) => date)).not.toContain('2026-11-08');
  });
});

describe('a night shift when the clocks change', () => {
  const hours = everyDay([{ from: '00:00', to: '06:00' }]);
  const hoursWorked = (timezone: string, date: string) => {
    const business = buildBusiness({ timezone, hours });
    const [shift] = workingIntervals(business, buildStaff(), date);
    return shift && (shift.end.getTime() - shift.start.getTime()) / 3_600_000;
  };

  it('is an hour shorter in spring and longer in autumn in Berlin', () => {
    expect(hoursWorked('Europe/Berlin', '2026-03-28')).toBe(6);
    expect(hoursWorked('Europe/Berlin', '2026-03-29')).toBe(5);
    expect(hoursWorked('Europe/Berlin', '2026-10-25')).toBe(7);
  });

  it('is always the same in Moscow', () => {
    expect(hoursWorked('Europe/Moscow', '2026-03-29')).toBe(6);
    expect(hoursWorked('Europe/Moscow', '2026-10-25')).toBe(6);
  });

  it('offers no start in the hour that is skipped', () => {
    const business = buildBusiness({ timezone: 'Europe/Berlin', hours });
    const now = new Date('2026-03-27T00:00:00Z');
    const times = timesOf(slotsOn('2026-03-29', { business, now, staffId: 'anna' }));
    expect(times).toEqual(['00:00', '00:30', '01:00', '01:30', '03:00', '03:30', '04:00', '04:30', '05:00']);
  });

  it('offers each start of the hour that comes twice once, the first coming', () => {
    const business = buildBusiness({ timezone: 'Europe/Berlin', hours });
    const now = new Date('2026-10-23T00:00:00Z');
    const slots = slotsOn('2026-10-25', { business, now, staffId: 'anna' });
    expect(timesOf(slots).slice(3, 8)).toEqual(['01:30', '02:00', '02:30', '03:00', '03:30']);
    expect(slots.find(({ time }) => time === '02:30')?.start).toEqual(new Date('2026-10-25T00:30:00Z'));
  });
});
