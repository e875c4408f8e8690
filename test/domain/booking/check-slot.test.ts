import { describe, expect, it } from '@jest/globals';
import { checkSlot, type SlotWish } from '../../../src/domain/booking/check-slot.ts';
import type { Busy } from '../../../src/domain/booking/interval.ts';
import { buildBusiness, buildStaff, everyDay } from '../../support/build-business.ts';

/** Monday 2 November 2026, 10:10 in Moscow. */
const NOW = new Date('2026-11-02T07:10:00Z');
const TUESDAY = '2026-11-03';

function wish(overrides: Partial<SlotWish>): SlotWish {
  return {
    business: buildBusiness(),
    serviceId: 'cut',
    date: TUESDAY,
    time: '12:00',
    busy: [],
    now: NOW,
    ...overrides,
  };
}

function answer(overrides: Partial<SlotWish>): string[] {
  const checked = checkSlot(wish(overrides));
  const slots = checked.kind === 'free' ? [checked.slot] : checked.alternatives;
  return [checked.kind, ...slots.map(({ date, time, staffId }) => `${date.slice(5)} ${time} ${staffId}`)];
}

function busyAll(staffId: string, dates: string[]): Busy[] {
  return dates.map((date) => ({
    staffId,
    start: new Date(`${date}T00:00:00+03:00`),
    end: new Date(`${date}T23:59:00+03:00`),
  }));
}

describe('a wished slot', () => {
  it('is free, with the person who would do it', () => {
    expect(answer({})).toEqual(['free', '11-03 12:00 anna']);
    expect(answer({ staffId: 'maria' })).toEqual(['free', '11-03 12:00 maria']);
  });

  it('goes to another person when the first is busy and anyone will do', () => {
    expect(answer({ busy: busyAll('anna', [TUESDAY]) })).toEqual(['free', '11-03 12:00 maria']);
  });

  it('that is taken comes with the nearest times of that day on both sides', () => {
    const busy = [{ staffId: 'anna', start: new Date('2026-11-03T08:30:00Z'), end: new Date('2026-11-03T09:30:00Z') }];
    expect(answer({ staffId: 'anna', busy })).toEqual([
      'taken',
      '11-03 12:30 anna',
      '11-03 10:30 anna',
      '11-03 13:00 anna',
    ]);
  });

  it('on a full day comes with about the same time on the next days, over the closed Sunday', () => {
    const busy = busyAll('anna', ['2026-11-06']);
    expect(answer({ staffId: 'anna', date: '2026-11-06', busy })).toEqual([
      'taken',
      '11-07 12:00 anna',
      '11-09 12:00 anna',
      '11-10 12:00 anna',
    ]);
  });

  it('on a closed day is closed', () => {
    expect(answer({ date: '2026-11-08' })).toEqual([
      'closed',
      '11-09 12:00 anna',
      '11-10 12:00 anna',
      '11-11 12:00 anna',
    ]);
  });

  it("on a person's day off is staffOff, with the same person's next days", () => {
    const staff = [
      buildStaff({ hours: { ...everyDay([{ from: '09:00', to: '18:00' }]), tue: [] }, services: ['cut', 'colour'] }),
      buildStaff({ id: 'maria' }),
    ];
    const business = buildBusiness({ staff });
    expect(answer({ business, staffId: 'anna' })).toEqual([
      'staffOff',
      '11-04 12:00 anna',
      '11-05 12:00 anna',
      '11-06 12:00 anna',
    ]);
    expect(answer({ business, serviceId: 'colour' })[0]).toBe('staffOff');
    expect(answer({ business })).toEqual(['free', '11-03 12:00 maria']);
  });

  it('that a person does not perform comes with others who do', () => {
    expect(answer({ staffId: 'maria', serviceId: 'colour' })).toEqual([
      'notPerformed',
      '11-03 12:00 anna',
      '11-03 11:30 anna',
      '11-03 12:30 anna',
    ]);
    expect(answer({ serviceId: 'tattoo' })).toEqual(['notPerformed']);
  });

  it('in the past is past, with the soonest that can be had', () => {
    expect(answer({ date: '2026-11-02', time: '09:30' })).toEqual([
      'past',
      '11-02 11:30 anna',
      '11-02 12:00 anna',
      '11-02 12:30 anna',
    ]);
    expect(answer({ date: '2026-10-05' })).toEqual([
      'past',
      '11-02 12:00 anna',
      '11-03 12:00 anna',
      '11-04 12:00 anna',
    ]);
  });

  it('within the notice is tooSoon', () => {
    expect(answer({ date: '2026-11-02', time: '11:00' })).toEqual([
      'tooSoon',
      '11-02 11:30 anna',
      '11-02 12:00 anna',
      '11-02 12:30 anna',
    ]);
  });

  it('beyond the horizon is tooFar, with the last days that can be booked', () => {
    expect(answer({ date: '2027-03-01' })).toEqual([
      'tooFar',
      '12-02 12:00 anna',
      '12-01 12:00 anna',
      '11-30 12:00 anna',
    ]);
  });

  it('that would end after closing time is outsideHours', () => {
    expect(answer({ time: '17:30' })).toEqual([
      'outsideHours',
      '11-03 17:00 anna',
      '11-03 16:30 anna',
      '11-03 16:00 anna',
    ]);
    expect(answer({ time: '03:00' })[0]).toBe('outsideHours');
  });

  it('that the clocks skip is outsideHours', () => {
    const business = buildBusiness({ timezone: 'Europe/Berlin', hours: everyDay([{ from: '00:00', to: '06:00' }]) });
    const now = new Date('2026-03-27T00:00:00Z');
    expect(answer({ business, date: '2026-03-29', time: '02:30', now })[0]).toBe('outsideHours');
  });

  it('between two steps is offGrid', () => {
    expect(answer({ time: '12:10' })).toEqual(['offGrid', '11-03 12:00 anna', '11-03 12:30 anna', '11-03 11:30 anna']);
  });

  it('has no alternatives when nothing at all is free', () => {
    const business = buildBusiness({ horizonDays: 1 });
    const busy = ['anna', 'maria'].flatMap((id) => busyAll(id, ['2026-11-02', TUESDAY]));
    expect(answer({ business, busy })).toEqual(['taken']);
  });

  it("comes with other people's slots when the named person has none", () => {
    const business = buildBusiness({ horizonDays: 1 });
    const busy = busyAll('anna', ['2026-11-02', TUESDAY]);
    expect(answer({ business, busy, staffId: 'anna' })[1]).toBe('11-03 12:00 maria');
  });
});
