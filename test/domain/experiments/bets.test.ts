import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { everMissed, firstFound, ratioAlarms, seeded } from '../../../bench/experiments/simulate.ts';
import { type Counts, startBets } from '../../../src/domain/experiments/bets.ts';
import { clientsNeeded } from '../../../src/domain/experiments/clients-needed.ts';
import { contest } from '../../../src/domain/experiments/contest.ts';
import { checkRatio, chiSquare } from '../../../src/domain/experiments/sample-ratio.ts';

const counts = (c: number, ch: number, v: number, vh: number): Counts => ({
  control: { clients: c, hits: ch },
  variant: { clients: v, hits: vh },
});

describe('A bet against a difference', () => {
  it('is a fair game: the mean of the next stake over what chance may bring is the stake itself', () => {
    const setup = fc.record({
      share: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      expected: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      rate: fc.double({ min: 0.05, max: 0.6, noNaN: true }),
      difference: fc.double({ min: -0.04, max: 0.3, noNaN: true }),
      before: fc.array(fc.tuple(fc.boolean(), fc.boolean()), { maxLength: 30 }),
    });
    fc.assert(
      fc.property(setup, ({ share, expected, rate, difference, before }) => {
        const next = (kind: Counts | null) => {
          const bets = startBets({ share, expected, differences: [difference], sides: 'both' });
          for (const [isVariant, isHit] of before)
            bets.add(isVariant ? counts(0, 0, 1, +isHit) : counts(1, +isHit, 0, 0));
          bets.turn();
          if (kind) bets.add(kind);
          return Math.exp(bets.worth(0));
        };
        const p = rate + difference;
        const mean =
          share * p * next(counts(0, 0, 1, 1)) +
          share * (1 - p) * next(counts(0, 0, 1, 0)) +
          (1 - share) * rate * next(counts(1, 1, 0, 0)) +
          (1 - share) * (1 - rate) * next(counts(1, 0, 0, 0));
        expect(mean).toBeCloseTo(next(null), 8);
      }),
      { numRuns: 100 },
    );
  });

  it('finds nothing in at most 5 % of the cases where nothing is there, though it is looked at after every client', () => {
    for (const [index, world] of [
      { rates: [0.05, 0.05], weights: [50, 50], expected: 0.3 },
      { rates: [0.4, 0.4], weights: [80, 20], expected: 0.4 },
      { rates: [0.2, 0.2, 0.2], weights: [50, 25, 25], expected: 0.2 },
    ].entries()) {
      const random = seeded(10 + index);
      const found = Array.from({ length: 120 }, () => firstFound(world, 600, random)).filter((at) => at !== null);
      expect(found.length / 120).toBeLessThanOrEqual(0.05);
    }
  });

  it('finds a true difference by the number of clients that was planned, in about four cases of five', () => {
    const random = seeded(20);
    const needed = clientsNeeded({ rate: 0.3, effect: 0.15, weights: [50, 50] });
    const world = { rates: [0.3, 0.45], weights: [50, 50], expected: 0.3 };
    const found = Array.from({ length: 120 }, () => firstFound(world, needed, random)).filter((at) => at !== null);
    expect(found.length / 120).toBeGreaterThan(0.7);
    expect(found.length / 120).toBeLessThan(0.92);
  });

  it('loses the true difference out of its interval in at most 5 % of the cases', () => {
    const random = seeded(30);
    const world = { rates: [0.3, 0.4], weights: [70, 30], expected: 0.3 };
    const missed = Array.from({ length: 150 }, () => everMissed(world, 800, random)).filter((lost) => lost);
    expect(missed.length / 150).toBeLessThanOrEqual(0.05);
  });
});

describe('A contest of two variants', () => {
  const days = (count: number, of: Counts) => Array.from({ length: count }, (_, day) => ({ day, counts: of }));
  const setup = { share: 0.5, expected: 0.3, alpha: 0.05 };

  it('tells a great difference from chance, and names where it lies', () => {
    const now = contest(days(10, counts(50, 10, 50, 25)), setup).at(-1);
    expect(now?.difference).toBeCloseTo(0.3);
    expect(now?.p).toBeLessThan(0.001);
    expect(now?.low).toBeGreaterThan(0.15);
    expect(now?.high).toBeLessThan(0.45);
  });

  it('says by its interval and its p the same thing: zero is out when p is below the level, and only then', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(20)), { minLength: 1, maxLength: 12 }),
        (rows) => {
          const history = rows.map(([c, ch, v, vh], day) => ({
            day,
            counts: counts(c + ch, ch, v + vh, vh),
          }));
          for (const { low, high, p } of contest(history, setup)) {
            if (low > 1e-9 || high < -1e-9) expect(p).toBeLessThan(0.05);
            if (p >= 0.05) expect(low <= 0 && high >= 0).toBe(true);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('takes nothing back: what was found stays found, and the interval never widens', () => {
    const history = [
      ...days(6, counts(50, 10, 50, 25)),
      ...days(6, counts(50, 18, 50, 17)).map((day, i) => ({ ...day, day: 6 + i })),
    ];
    const standings = contest(history, setup);
    for (const [index, { p, low, high }] of standings.entries()) {
      const before = standings[index - 1];
      if (!before) continue;
      expect(p).toBeLessThanOrEqual(before.p);
      expect(high - low).toBeLessThanOrEqual(before.high - before.low + 1e-9);
    }
  });
});

describe('The sample ratio', () => {
  it('has the chi-square tails of the tables', () => {
    // 3.841, 5.991, 7.815 and 9.488 are the 5 % points of 1 to 4 degrees of freedom.
    const tail = (x: number, groups: number) => {
      const shares = Array.from({ length: groups }, () => 1 / groups);
      // Two groups moved apart from the middle by d: x = 2 d² / (n / groups).
      const n = 1e6;
      const d = Math.sqrt((x * n) / groups / 2);
      return chiSquare(
        shares.map((share, i) => n * share + (i === 0 ? d : i === 1 ? -d : 0)),
        shares,
      );
    };
    expect(tail(3.841, 2)).toBeCloseTo(0.05, 3);
    expect(tail(5.991, 3)).toBeCloseTo(0.05, 3);
    expect(tail(7.815, 4)).toBeCloseTo(0.05, 3);
    expect(tail(9.488, 5)).toBeCloseTo(0.05, 3);
  });

  it('is broken when a fifth of one variant is missing, and is not by a little chance', () => {
    expect(
      checkRatio(
        [
          [500, 500],
          [1000, 780],
        ],
        [50, 50],
      ).isBroken,
    ).toBe(true);
    expect(
      checkRatio(
        [
          [260, 240],
          [1010, 990],
        ],
        [50, 50],
      ).isBroken,
    ).toBe(false);
    expect(checkRatio([[820, 180]], [80, 20]).isBroken).toBe(false);
    expect(checkRatio([], [50, 50])).toMatchObject({ isBroken: false, chiSquareP: 1 });
  });

  it('hardly ever raises a false alarm, though it is looked at after every client', () => {
    const random = seeded(40);
    const alarms = Array.from({ length: 60 }, () => ratioAlarms([60, 40], 1_000, random));
    expect(alarms.filter(({ sequential }) => sequential)).toHaveLength(0);
  });
});
