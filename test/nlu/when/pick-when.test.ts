import { describe, expect, it } from '@jest/globals';
import { pickWhen } from '../../../src/nlu/when/pick-when.ts';
import { find, pick } from './contexts.ts';

describe('pickWhen', () => {
  it('takes the first of several without a correction', () => {
    expect(pick('в сб или вс')).toBe('2026-11-28 -');
    expect(pick('завтра в 17 или послезавтра в 12')).toBe('2026-11-24 17:00');
    expect(pick('завтра есть? если нет, то в среду')).toBe('2026-11-24 -');
  });

  it('takes what the customer corrects to', () => {
    expect(pick('завтра, хотя нет, послезавтра в 11')).toBe('2026-11-25 11:00');
    expect(pick('Thursday, no, Friday instead')).toBe('2026-11-27 -');
    expect(pick('нет, 18:00 поздно, давайте 16:00')).toBe('- 16:00');
  });

  it('leaves out what the customer rejects', () => {
    expect(pick('не в пятницу, а в субботу в 12')).toBe('2026-11-28 12:00');
    expect(pick('в среду не могу, давайте в четверг')).toBe('2026-11-26 -');
    expect(pick("I can't do 3, how about 4?")).toBe('- 16:00');
    expect(pick('в любой день кроме среды')).toBe('- -');
  });

  it('takes the target of a move, not the old booking', () => {
    expect(pick('перенесите с пятницы на субботу')).toBe('2026-11-28 -');
    expect(pick('reschedule from Tuesday to Wednesday')).toBe('2026-11-25 -');
    expect(pick('change my Tuesday appointment to Wednesday')).toBe('2026-11-25 -');
    expect(pick('перенесите с 14:00 на 17:30')).toBe('- 17:30');
    expect(pick('can we move it from 2 to 4pm?')).toBe('- 16:00');
    expect(pick('я записана на вторник, можно перенести на среду в 15?')).toBe('2026-11-25 15:00');
    expect(pick('записана завтра на 15:00, хочу на 17:00')).toBe('2026-11-24 17:00');
  });

  it('gives the start of an open range as the time to try first, and none for a mere end', () => {
    expect(pickWhen(find('в четверг после 6'))).toMatchObject({ time: '18:00', timeRange: { from: '18:00' } });
    expect(pickWhen(find('в четверг до 6'))).not.toHaveProperty('time');
    expect(pickWhen(find('в четверг до 6'))).toMatchObject({ date: '2026-11-26', timeRange: { to: '18:00' } });
  });

  it('hands over the part of the day, the week and the doubt', () => {
    expect(pickWhen(find('на следующей неделе вечером'))).toMatchObject({
      dayPart: 'evening',
      dateRange: { from: '2026-11-30', to: '2026-12-06' },
    });
    expect(pickWhen(find('завтра в 5'))).toMatchObject({ time: '17:00', timeAmbiguous: true });
  });

  it('picks nothing from nothing', () => {
    expect(pickWhen([])).toEqual({ used: [] });
  });
});
