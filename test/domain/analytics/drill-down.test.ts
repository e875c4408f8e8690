import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MANAGERS, makeRecord, SOURCES } from '../../../bench/analytics/record.ts';
import { eventsOf } from '../../../bench/analytics/tell.ts';
import { truthOf } from '../../../bench/analytics/truth.ts';
import { seededRandom } from '../../../bench/crash/seeded-random.ts';
import { DIMENSIONS, type FigureQuery } from '../../../src/domain/analytics/figure-query.ts';
import { measure, measureBy, measureSeries } from '../../../src/domain/analytics/measure.ts';
import { countUnits, hitOf, listUnits } from '../../../src/domain/analytics/units.ts';
import { KPIS } from '../../../src/domain/kpi/registry.ts';
import { factsOf, openAll, packAll } from '../../support/figures-of.ts';

const NOW = Date.parse('2026-06-30T12:00:00Z');
const DAY = 86_400_000;
const records = ((random) => Array.from({ length: 150 }, (_, n) => makeRecord(n, random, NOW, 4)))(seededRandom(3));
const packed = packAll(factsOf(records.flatMap(eventsOf)));

const query: fc.Arbitrary<FigureQuery> = fc.record({
  from: fc.integer({ min: 0, max: 300 }).map((days) => new Date(NOW - days * DAY - 12_345_678)),
  to: fc.constant(new Date(NOW)),
  narrowing: fc.record(
    {
      channel: fc.constantFrom('web', 'telegram'),
      source: fc.constantFrom(...SOURCES, null),
      manager: fc.constantFrom(...MANAGERS, null),
    },
    { requiredKeys: [] },
  ),
  withSpam: fc.boolean(),
});

describe('every figure', () => {
  it('opens, as each of its further cuts does, into as many units as its denominator says, and its hits into as many as its numerator', () => {
    fc.assert(
      fc.property(query, (asked) => {
        const books = openAll(packed, asked);
        for (const figure of KPIS.flatMap((kpi) => [kpi, ...kpi.details])) {
          const { numerator, denominator } = measure(books, figure);
          const hit = hitOf(figure.reckoning);
          const counted = (part: 'all' | 'hits' | 'rest') =>
            countUnits(books, { counting: figure.counting, hit, part }).units;
          expect(counted('all')).toBe(denominator ?? 0);
          if (hit === null) continue;
          expect(counted('hits')).toBe(numerator ?? 0);
          expect(counted('hits') + counted('rest')).toBe(counted('all'));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('lists each of its units once, latest first, whatever the size of the pages', () => {
    fc.assert(
      fc.property(query, fc.integer({ min: 1, max: 90 }), (asked, limit) => {
        const books = openAll(packed, asked);
        const kpi = KPIS[0];
        if (!kpi) throw new Error('no figures');
        const wanted = { counting: { of: 'wait' as const }, hit: null, part: 'all' as const };
        const all = listUnits(books, wanted, { after: null, limit: 10_000 });
        const paged: typeof all = [];
        for (let after: (typeof all)[number] | null = null; ; after = paged.at(-1) ?? null) {
          const page = listUnits(books, wanted, { after, limit });
          if (page.length === 0) break;
          paged.push(...page);
        }
        expect(paged).toEqual(all);
        expect(all).toHaveLength(countUnits(books, wanted).units);
        expect(all.map(({ at }) => at.getTime())).toEqual([...all].map(({ at }) => at.getTime()).sort((a, b) => b - a));
      }),
      { numRuns: 8 },
    );
  });

  it('is the sum of its parts: of the values of a dimension, and of the days', () => {
    fc.assert(
      fc.property(query, fc.constantFrom(...DIMENSIONS), (asked, dimension) => {
        const books = openAll(packed, asked);
        const starts = [...new Set(books.map(({ book }) => book.day))];
        for (const kpi of KPIS) {
          const whole = measure(books, kpi).denominator ?? 0;
          const cut = [...measureBy(books, kpi, dimension).values()];
          const course = measureSeries(books, kpi, { step: 'day', starts });
          expect(cut.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0)).toBe(whole);
          expect(course.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0)).toBe(whole);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is what a plain count over what really happened gives', () => {
    const from = NOW - 120 * DAY;
    const books = openAll(packed, {
      from: new Date(from),
      to: new Date(NOW),
      narrowing: { channel: 'web' },
      withSpam: true,
    });
    const truth = truthOf(records, {
      name: 'web',
      from,
      to: NOW,
      query: {},
      fits: ({ channel }) => channel === 'web',
    });
    for (const kpi of KPIS) {
      // The hours of the test's business are not those of the bench.
      if (kpi.id.startsWith('operator_')) continue;
      const { value, denominator } = measure(books, kpi);
      expect([kpi.id, value, denominator]).toEqual([kpi.id, truth[kpi.id].value, truth[kpi.id].denominator]);
    }
  });
});
