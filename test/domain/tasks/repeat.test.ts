import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localOf } from '../../../src/domain/booking/zone.ts';
import { addDays, weekdayOf } from '../../../src/domain/business/local-date.ts';
import { nextDue, type Repeat, type RepeatRule } from '../../../src/domain/tasks/repeat.ts';

const ZONES = ['Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const rules: fc.Arbitrary<RepeatRule> = fc.oneof(
  fc.constant({ every: 'day' as const }),
  fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }).map((on) => ({ every: 'week' as const, on })),
  fc.integer({ min: 1, max: 31 }).map((day) => ({ every: 'month' as const, day })),
);
const clockTimes = fc
  .integer({ min: 0, max: 1439 })
  .map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16));
const repeats: fc.Arbitrary<Repeat> = fc.record({ rule: rules, at: clockTimes });
const moments = fc
  .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2029-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));

const next = (repeat: Repeat, due: string, now: string, zone = 'Europe/Moscow') =>
  nextDue(repeat, new Date(due), new Date(now), zone).toISOString();

describe('A task that repeats', () => {
  it('is due again on a day of its rule, later than it was due and later than now, and at its time of day', () => {
    fc.assert(
      fc.property(repeats, moments, moments, fc.constantFrom(...ZONES), (repeat, due, now, zone) => {
        const again = nextDue(repeat, due, now, zone);
        expect(again > due && again > now).toBe(true);
        const { date, time } = localOf(again, zone);
        // Where the clocks jump over the time of day it is the moment after.
        expect(time >= repeat.at).toBe(true);
        expect(fitsRule(repeat.rule, date)).toBe(true);
      }),
    );
  });

  it('is not due on any day of its rule in between', () => {
    fc.assert(
      fc.property(repeats, moments, fc.constantFrom(...ZONES), (repeat, due, zone) => {
        const again = nextDue(repeat, due, due, zone);
        const last = localOf(again, zone).date;
        for (let date = addDays(localOf(due, zone).date, 1); date < last; date = addDays(date, 1)) {
          expect(fitsRule(repeat.rule, date)).toBe(false);
        }
      }),
    );
  });

  it('keeps its time of day over the nights in which clocks are changed, and comes back to one that was skipped', () => {
    const nightly: Repeat = { rule: { every: 'day' }, at: '02:30' };
    const skipped = next(nightly, '2026-03-28T01:30:00Z', '2026-03-28T02:00:00Z', 'Europe/Berlin');
    expect(skipped).toBe('2026-03-29T01:00:00.000Z');
    expect(next(nightly, skipped, skipped, 'Europe/Berlin')).toBe('2026-03-30T00:30:00.000Z');
    const morning: Repeat = { rule: { every: 'day' }, at: '09:00' };
    expect(next(morning, '2026-10-24T07:00:00Z', '2026-10-24T08:00:00Z', 'Europe/Berlin')).toBe(
      '2026-10-25T08:00:00.000Z',
    );
  });

  it('on the 31st is due on the last day of shorter months, and on the 31st again after them', () => {
    const monthly: Repeat = { rule: { every: 'month', day: 31 }, at: '12:00' };
    expect(next(monthly, '2027-01-31T09:00:00Z', '2027-01-31T10:00:00Z')).toBe('2027-02-28T09:00:00.000Z');
    expect(next(monthly, '2027-02-28T09:00:00Z', '2027-02-28T10:00:00Z')).toBe('2027-03-31T09:00:00.000Z');
    expect(next(monthly, '2028-01-31T09:00:00Z', '2028-01-31T10:00:00Z')).toBe('2028-02-29T09:00:00.000Z');
  });

  it('completed late asks for the next one to come, not for all that were missed', () => {
    const daily: Repeat = { rule: { every: 'day' }, at: '12:00' };
    expect(next(daily, '2026-11-03T09:00:00Z', '2026-11-09T10:00:00Z')).toBe('2026-11-10T09:00:00.000Z');
  });

  it('completed early is not asked for again the same day', () => {
    const daily: Repeat = { rule: { every: 'day' }, at: '18:00' };
    expect(next(daily, '2026-11-03T15:00:00Z', '2026-11-03T07:00:00Z')).toBe('2026-11-04T15:00:00.000Z');
  });
});

function fitsRule(rule: RepeatRule, date: string): boolean {
  if (rule.every === 'day') return true;
  if (rule.every === 'week') return rule.on.includes(weekdayOf(date));
  const day = Number(date.slice(8));
  const isLast = addDays(date, 1).slice(8) === '01';
  return day === rule.day || (isLast && day < rule.day);
}
