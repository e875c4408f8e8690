import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { MAX_SCANNED_CHARS, tokenise } from '../../../src/nlu/when/tokenise.ts';
import { buildContext, find, pick } from './contexts.ts';

const now = DateTime.fromJSDate(buildContext().now, { zone: 'Europe/Moscow' });

/** The same cases in every run: a new one found by chance belongs in a test of its own. */
const REPEATABLE = { numRuns: 500, seed: 20_261_123 };

/** Ways to write a date, all of them meant to come back as it. */
const DATE_FORMS: ((day: DateTime) => string)[] = [
  (day) => day.toISODate() ?? '',
  (day) => day.toFormat('dd.MM.yyyy'),
  (day) => day.setLocale('ru').toFormat('d MMMM'),
  (day) => day.setLocale('ru').toFormat('d MMMM yyyy'),
  (day) => `${day.setLocale('ru').toFormat('d')}-го ${day.setLocale('ru').toFormat('MMMM')}`,
  (day) => day.setLocale('en').toFormat('MMMM d'),
  (day) => day.setLocale('en').toFormat('d MMMM yyyy'),
  (day) => day.setLocale('en').toFormat('MMM d, yyyy'),
  (day) => day.setLocale('en').toFormat('cccc, MMMM d'),
  (day) => `the ${day.day}${ordinalEnding(day.day)} of ${day.setLocale('en').toFormat('MMMM')}`,
];

const TIME_FORMS: ((time: DateTime) => string)[] = [
  (time) => time.toFormat('HH:mm'),
  (time) => `в ${time.toFormat('HH:mm')}`,
  (time) => `at ${time.setLocale('en').toFormat('h:mm a')}`,
  (time) => time.setLocale('en').toFormat('h:mma').toLowerCase(),
  (time) => `в ${time.toFormat('HH')} часов ${time.toFormat('mm')} минут`,
];

const day = fc.integer({ min: 0, max: 360 }).map((days) => now.startOf('day').plus({ days }));
const time = fc
  .integer({ min: 9 * 4, max: 21 * 4 - 1 })
  .map((quarter) => now.startOf('day').plus({ minutes: quarter * 15 }));

describe('findWhen, whatever is written', () => {
  it('reads back every date of a year in every form', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...DATE_FORMS), (value, form) => {
        expect(pick(`запишите на ${form(value)}, пожалуйста`)).toBe(`${value.toISODate()} -`);
      }),
      REPEATABLE,
    );
  });

  it('reads back day and month in digits for the time ahead that people book', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), fc.constantFrom('на ', '', 'до ', 'к '), (days, lead) => {
        const value = now.startOf('day').plus({ days });
        expect(pick(`${lead}${value.toFormat('dd.MM')}`)).toBe(`${value.toISODate()} -`);
      }),
      REPEATABLE,
    );
  });

  it('reads back every quarter of an hour in every form, with a date before or behind', () => {
    fc.assert(
      fc.property(day, time, fc.constantFrom(...TIME_FORMS), fc.boolean(), (date, value, form, isBehind) => {
        const said = date.setLocale('ru').toFormat('d MMMM');
        const text = isBehind ? `${form(value)}, ${said}` : `${said} ${form(value)}`;
        expect(pick(text)).toBe(`${date.toISODate()} ${value.toFormat('HH:mm')}`);
      }),
      REPEATABLE,
    );
  });

  it('never throws, and every match lies where it says', () => {
    const vocabulary = fc.constantFrom(
      ...'в на с до не the at 5 15 : . - , 30 марта may завтра friday пятницу через half past pm вечера 2026 час one 8го / % после from'.split(
        ' ',
      ),
    );
    const words = fc.array(fc.oneof(vocabulary, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 30 });
    fc.assert(
      fc.property(words, fc.constantFrom('', ' '), (parts, gap) => {
        const text = parts.join(gap);
        for (const match of find(text)) {
          expect(text.slice(...match.span)).toBe(match.text);
          expect(match.confidence).toBeGreaterThan(0);
          expect(match.confidence).toBeLessThanOrEqual(1);
          if (match.kind === 'date') expect(DateTime.fromISO(match.value).isValid).toBe(true);
          if (match.kind === 'time') expect(match.value).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
        }
      }),
      REPEATABLE,
    );
  });
});

describe('findWhen on a message of 100 kB', () => {
  it('reads no further than its limit, so the work does not grow with the message', () => {
    const flood = 'завтра в 5 или 8 марта 1 '.repeat(4_000);
    expect(tokenise(flood).length).toBeLessThanOrEqual(MAX_SCANNED_CHARS);
    expect(find(flood)).toEqual(find(flood.slice(0, MAX_SCANNED_CHARS)));
  });

  it('looks at each token of the longest message a bounded number of times', () => {
    const looks = (repeats: number) => countLooks('в 5 или завтра, не позже 8 марта '.repeat(repeats));
    expect(looks(40) / looks(20)).toBeLessThan(2.6);
  });

  it('reads a long row of times once each, not once more for each that stands before it', () => {
    const looks = (repeats: number) => countLooks('с 5 до 6 '.repeat(repeats));
    expect(looks(200) / looks(100)).toBeLessThan(5);
  });
});

/** How often the words of a message are compared, counted through the set that every rule asks. */
function countLooks(text: string): number {
  const original = Set.prototype.has;
  let count = 0;
  Set.prototype.has = function has(value) {
    count += 1;
    return original.call(this, value);
  };
  try {
    find(text);
  } finally {
    Set.prototype.has = original;
  }
  return count;
}

function ordinalEnding(value: number): string {
  if (value >= 11 && value <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}
