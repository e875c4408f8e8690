import { describe, expect, it } from '@jest/globals';
import { Business } from '../../../src/domain/business/business.ts';
import { openingHours } from '../../../src/domain/business/opening-hours.ts';
import { buildBusiness, buildService, buildStaff, everyDay } from '../../support/build-business.ts';

function problemsOf(overrides: Record<string, unknown>): { path: string; message: string }[] {
  const { error } = Business.safeParse({ ...buildBusiness(), ...overrides });
  return (error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), message }));
}

describe('a business', () => {
  it('is refused when two services share an id', () => {
    expect(problemsOf({ services: [buildService(), buildService()], staff: [buildStaff()] })).toEqual([
      { path: 'services.1.id', message: 'is used twice' },
    ]);
  });

  it('is refused when a person performs a service that does not exist', () => {
    expect(problemsOf({ staff: [buildStaff({ services: ['cut', 'tattoo'] })] })).toEqual([
      { path: 'staff.0.services.1', message: 'there is no service "tattoo"' },
    ]);
  });

  it('is refused when a service is in a category that does not exist', () => {
    const categories = [{ id: 'nails', title: { ru: 'Ногти', en: 'Nails' } }];
    expect(problemsOf({ categories }).map(({ path }) => path)).toEqual(['services.0.category', 'services.1.category']);
  });

  it.each([
    ['the end is not after the start', [{ from: '12:00', to: '12:00' }], 'hours.mon.0.to'],
    [
      'ranges overlap',
      [
        { from: '09:00', to: '13:00' },
        { from: '12:00', to: '18:00' },
      ],
      'hours.mon.1.from',
    ],
    [
      'ranges are out of order',
      [
        { from: '14:00', to: '18:00' },
        { from: '09:00', to: '13:00' },
      ],
      'hours.mon.1.from',
    ],
    ['a time does not exist', [{ from: '09:60', to: '18:00' }], 'hours.mon.0.from'],
  ])('is refused when in its hours %s', (_, mon, path) => {
    expect(problemsOf({ hours: { ...everyDay([]), mon } }).map((problem) => problem.path)).toEqual([path]);
  });

  it.each(['Europe/Rostov', '+03:00', ''])('is refused with the time zone "%s"', (timezone) => {
    expect(problemsOf({ timezone }).map(({ path }) => path)).toEqual(['timezone']);
  });

  it('is refused when a field is misspelt, so that nothing is silently ignored', () => {
    expect(problemsOf({ quitHours: { from: '22:00', to: '09:00' } })).toHaveLength(1);
  });

  it('takes the word closed for a day without hours', () => {
    const business = Business.parse({ ...buildBusiness(), hours: { ...everyDay([]), sun: 'closed' } });
    expect(business.hours.sun).toEqual([]);
  });
});

describe('opening hours', () => {
  const business = buildBusiness({
    exceptions: [
      { date: '2026-12-31', hours: [{ from: '09:00', to: '12:00' }] },
      { date: '2027-01-01', until: '2027-01-08', hours: [] },
      { date: '2027-01-05', hours: [{ from: '10:00', to: '14:00' }] },
    ],
  });

  it.each([
    ['a weekday', '2026-12-30', ['09:00-18:00']],
    ['a Sunday', '2026-12-27', []],
    ['a short day', '2026-12-31', ['09:00-12:00']],
    ['the last day of a holiday', '2027-01-08', []],
    ['the day after a holiday', '2027-01-09', ['09:00-18:00']],
    ['a day excepted twice, where the last written wins', '2027-01-05', ['10:00-14:00']],
  ])('are known for %s', (_, date, expected) => {
    expect(openingHours(business, date).map(({ from, to }) => `${from}-${to}`)).toEqual(expected);
  });
});
