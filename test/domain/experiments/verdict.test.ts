import { describe, expect, it } from '@jest/globals';
import type { Experiment } from '../../../src/domain/experiments/experiment.ts';
import { GOAL_BIT, GUARD_BITS } from '../../../src/domain/experiments/outcomes.ts';
import { type OutcomeCount, resultsOf } from '../../../src/domain/experiments/results.ts';
import { sayVerdict } from '../../../src/domain/experiments/say-verdict.ts';
import { verdictOf } from '../../../src/domain/experiments/verdict.ts';
import { buildExperiment } from '../../support/build-experiment.ts';

const DAY_MS = 86_400_000;
const startedAt = new Date('2026-10-01T09:00:00Z');
const on = (day: number) => new Date(startedAt.getTime() + day * DAY_MS);

/** So many a day, of whom so many with the goal, and so many with harm. */
const daily = (variantId: string, days: number, clients: number, goals: number, harmed = 0): OutcomeCount[] =>
  Array.from({ length: days }, (_, day) => day).flatMap((day) => [
    { variantId, day, outcome: GOAL_BIT, clients: goals },
    { variantId, day, outcome: GUARD_BITS.handed_off, clients: harmed },
    { variantId, day, outcome: 0, clients: clients - goals - harmed },
  ]);

function judge(counts: OutcomeCount[], day: number, overrides: Partial<Experiment> = {}) {
  const experiment = buildExperiment({ startedAt, ...overrides });
  const results = resultsOf(experiment, counts, on(day));
  const verdict = verdictOf(experiment, results);
  return { results, verdict, words: sayVerdict(verdict) };
}

describe('A verdict', () => {
  it('names the better variant, with both shares and where the difference lies', () => {
    const { verdict, words } = judge([...daily('a', 30, 50, 15), ...daily('b', 30, 50, 22)], 40);
    expect(verdict).toMatchObject({ kind: 'better', variantId: 'b', rate: 0.44, controlRate: 0.3 });
    expect(words.ru).toMatch(/^Вариант Б лучше: цели достигают 44\s% против 30\s% \(разница от \+\d/u);
    expect(words.en).toMatch(/^Variant B is better: 44% reach the goal against 30%/u);
  });

  it('says that today’s words are better where the variant loses', () => {
    const { verdict, words } = judge([...daily('a', 30, 50, 22), ...daily('b', 30, 50, 15)], 40);
    expect(verdict.kind).toBe('worse');
    expect(words.ru).toContain('Сегодняшний вариант А лучше');
  });

  it('never contradicts the interval: what was sure once is open again when the truth itself has moved', () => {
    const later = (counts: OutcomeCount[]) => counts.map((count) => ({ ...count, day: count.day + 20 }));
    const worseAtFirst = [...daily('a', 20, 50, 25), ...daily('b', 20, 50, 12)];
    const betterSince = later([...daily('a', 40, 50, 15), ...daily('b', 40, 50, 25)]);
    const kinds = [20, 50, 60].map((days) => {
      const counts = [...worseAtFirst, ...betterSince].filter(({ day }) => day < days);
      const { verdict, results } = judge(counts, days + 7);
      const { low = -1, high = 1 } = results.comparisons[0]?.standings.at(-1) ?? {};
      expect(verdict.kind === 'better').toBe(low > 0);
      expect(verdict.kind === 'worse').toBe(high < 0);
      return verdict.kind;
    });
    expect(kinds).toEqual(['worse', 'same', 'better']);
  });

  it('says about how many clients are still needed while it is not clear', () => {
    const { verdict, words } = judge([...daily('a', 5, 20, 6), ...daily('b', 5, 20, 7)], 15);
    expect(verdict.kind).toBe('unclear');
    expect(words.ru).toMatch(/^Пока не ясно: нужно ещё примерно [\d\s]+ клиент/u);
    // At its end nobody is to come any more.
    expect(sayVerdict(verdict, true).ru).toMatch(/^Ясного ответа нет: не хватило примерно [\d\s]+ клиент/u);
    expect(sayVerdict({ kind: 'unclear', more: 21 }, true).ru).toContain('21 клиента.');
    expect(sayVerdict(verdict, true).en).toMatch(/^No clear answer: about [\d,]+ clients too few\.$/u);
  });

  it('says that there is no difference once it is surely smaller than what matters', () => {
    const { verdict, words } = judge([...daily('a', 60, 100, 30), ...daily('b', 60, 100, 30)], 70);
    expect(verdict).toMatchObject({ kind: 'same' });
    expect(words.ru).toMatch(/^Заметной разницы нет \(меньше \d+(,\d)? п\. п\.\)/u);
  });

  it('believes no figure when clients are not dealt as they should be', () => {
    const { verdict, words } = judge([...daily('a', 30, 50, 15), ...daily('b', 30, 30, 15)], 40);
    expect(verdict).toEqual({ kind: 'broken' });
    expect(words.ru).toContain('Распределение сломано: не верьте цифрам');
  });

  it('calls a variant harmful that hands more clients to people, before the goal is judged', () => {
    const { verdict, words } = judge([...daily('a', 12, 50, 15, 2), ...daily('b', 12, 50, 22, 14)], 14);
    expect(verdict).toEqual({ kind: 'harmful', variantId: 'b', rail: 'handed_off' });
    expect(words.en).toContain('handed to a person more often');
  });

  it('does not take fewer harms for harm', () => {
    const { verdict } = judge([...daily('a', 12, 50, 15, 14), ...daily('b', 12, 50, 15, 2)], 40);
    expect(verdict.kind).not.toBe('harmful');
  });

  it('waits until the time of the first clients is over', () => {
    expect(judge(daily('a', 3, 20, 6), 3).verdict).toEqual({ kind: 'waiting', days: 7 });
    expect(judge([], 0).words.ru).toContain('7 дней');
  });

  it('compares only clients whose whole time is over', () => {
    const { results } = judge([...daily('a', 10, 20, 6), ...daily('b', 10, 20, 7)], 10);
    // Days 0, 1 and 2 are over, of ten.
    expect(results.settled.map(({ clients }) => clients)).toEqual([60, 60]);
    expect(results.soFar.map(({ clients }) => clients)).toEqual([200, 200]);
    expect(results.rails[0]?.shares.map(({ clients }) => clients)).toEqual([180, 180]);
  });

  it('shares its level among several variants', () => {
    const variant = (id: string) => ({ id, weight: 25, value: { kind: 'text' as const, text: { ru: id, en: id } } });
    const { results } = judge([], 10, { variants: ['a', 'b', 'c', 'd'].map(variant) });
    expect(results.alpha).toBeCloseTo(0.05 / 3);
    expect(results.comparisons.map(({ variantId }) => variantId)).toEqual(['b', 'c', 'd']);
  });
});
