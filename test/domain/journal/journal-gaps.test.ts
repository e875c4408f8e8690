import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findGaps, type Numbered } from '../../../src/domain/journal/find-gaps.ts';

const START = Date.parse('2026-11-10T10:00:00Z');
const SECOND = 1_000;
const DAY = 86_400_000;
const came = (number: number, afterMs = number * SECOND): Numbered => ({ number, at: new Date(START + afterMs) });

/** Numbers that go on one by one, which of them came, and how far each was late. */
const stream = fc
  .array(fc.record({ came: fc.boolean(), lateMs: fc.nat(5_000) }), { minLength: 1, maxLength: 60 })
  .map((slots) => ({
    first: came(0),
    slots,
    last: came(slots.length + 1),
    updates: slots.flatMap((slot, index) => (slot.came ? [came(index + 1, (index + 1) * SECOND + slot.lateMs)] : [])),
  }));

describe('Gaps in the numbers of updates', () => {
  it('are told with their neighbours, how many are missing, and between when', () => {
    expect(findGaps([came(5), came(6), came(10), came(11), came(13)])).toEqual([
      { after: 6, before: 10, missing: 3, from: came(6).at, to: came(10).at },
      { after: 11, before: 13, missing: 1, from: came(11).at, to: came(13).at },
    ]);
  });

  it('are none without updates, with one, or where all came', () => {
    expect(findGaps([])).toEqual([]);
    expect(findGaps([came(7)])).toEqual([]);
    expect(findGaps([came(7), came(8), came(9)])).toEqual([]);
  });

  it('are none where Telegram has begun anew after a silence, upwards or downwards', () => {
    expect(findGaps([came(5), came(900, 7 * DAY), came(901, 7 * DAY + 1)])).toEqual([]);
    expect(findGaps([came(900), came(5, 7 * DAY), came(6, 7 * DAY + 1)])).toEqual([]);
    expect(findGaps([came(5), came(900, 2 * DAY)])).toHaveLength(1);
  });

  it('are counted apart before and after a silence, even where the numbers meet', () => {
    const gaps = findGaps([came(100), came(102), came(101, 8 * DAY), came(104, 8 * DAY + SECOND)]);
    expect(gaps.map(({ after, missing }) => [after, missing])).toEqual([
      [100, 1],
      [101, 2],
    ]);
  });

  it('add up to exactly what did not come, in whatever order and however often the rest did', () => {
    fc.assert(
      fc.property(stream, ({ first, slots, last, updates }) => {
        const all = [last, ...updates, first, ...updates].reverse();
        const gaps = findGaps(all);
        const lost = gaps.flatMap(({ after, missing }) => Array.from({ length: missing }, (_, i) => after + 1 + i));
        expect(lost).toEqual(slots.flatMap((slot, index) => (slot.came ? [] : [index + 1])));
        for (const { after, before, missing, from, to } of gaps) {
          expect(missing).toBe(before - after - 1);
          expect(from <= to).toBe(true);
        }
      }),
    );
  });
});
