import { describe, expect, it } from '@jest/globals';
import { dayInWords, durationInWords, onDayInWords } from '../../../src/domain/flow/present.ts';

describe('days in words', () => {
  it.each([
    ['2026-11-23', 'в понедельник, 23 ноября,'],
    ['2026-11-24', 'во вторник, 24 ноября,'],
    ['2026-11-25', 'в среду, 25 ноября,'],
    ['2026-11-27', 'в пятницу, 27 ноября,'],
    ['2026-11-28', 'в субботу, 28 ноября,'],
    ['2026-11-29', 'в воскресенье, 29 ноября,'],
  ])('says %s inside a Russian sentence as %j', (date, words) => expect(onDayInWords(date, 'ru')).toBe(words));

  it('says it in English', () => {
    expect(onDayInWords('2026-11-27', 'en')).toBe('on Friday 27 November');
    expect(dayInWords('2026-11-27', 'en')).toBe('Friday 27 November');
  });

  it('says a duration in hours and minutes', () => {
    expect([30, 60, 90].map((minutes) => durationInWords(minutes, 'ru'))).toEqual(['30 мин', '1 ч', '1 ч 30 мин']);
  });
});
