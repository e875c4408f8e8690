import { describe, expect, it } from '@jest/globals';
import { possibleActions } from '../../src/console/inbox/card/appointment-actions.ts';
import { readablePhone, toE164 } from '../../src/console/inbox/card/phone.ts';

describe('a phone as a person types it', () => {
  it.each([
    ['+7 918 123-45-67', '+79181234567'],
    ['8 (918) 123 45 67', '+79181234567'],
    ['79181234567', '+79181234567'],
    ['0044 20 7946 0958', '+442079460958'],
  ])('%s is understood', (typed, phone) => {
    expect(toE164(typed)).toBe(phone);
  });

  it.each(['', '12', 'позвоните мне', '+0 123 456 78 90', '123-45-67', '+7918123456789012'])(
    '%p is refused',
    (typed) => {
      expect(toE164(typed)).toBeNull();
    },
  );

  it('is read back in groups and taken again', () => {
    expect(readablePhone('+79181234567')).toBe('+7 918 123-45-67');
    expect(toE164(readablePhone('+79181234567'))).toBe('+79181234567');
    expect(readablePhone('+442079460958')).toBe('+442079460958');
  });
});

describe('an appointment', () => {
  const now = new Date('2026-03-05T12:00:00Z');

  it('ahead can be confirmed once, and cancelled', () => {
    expect(possibleActions({ status: 'booked', start: '2026-03-06T12:00:00Z' }, now)).toEqual(['confirm', 'cancel']);
    expect(possibleActions({ status: 'confirmed', start: '2026-03-06T12:00:00Z' }, now)).toEqual(['cancel']);
  });

  it('begun was visited or missed', () => {
    expect(possibleActions({ status: 'confirmed', start: '2026-03-05T12:00:00Z' }, now)).toEqual(['visited', 'missed']);
  });

  it.each(['held', 'visited', 'cancelled', 'missed', 'expired'] as const)('%s is left alone', (status) => {
    expect(possibleActions({ status, start: '2026-03-06T12:00:00Z' }, now)).toEqual([]);
  });
});
