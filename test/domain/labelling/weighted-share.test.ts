import { describe, expect, it } from '@jest/globals';
import { type DayPlan, planDay } from '../../../src/domain/labelling/day-plan.ts';
import { draw } from '../../../src/domain/labelling/draw.ts';
import { drawNumber } from '../../../src/domain/labelling/draw-number.ts';
import { type Weighed, weightedShare } from '../../../src/domain/labelling/weighted-share.ts';

/** Kinds of messages of one week with how often the bot is right about them: rare ones are the hard ones. */
const KINDS = [
  { channelKind: 'telegram', intent: 'info.price', count: 600, right: 0.96 },
  { channelKind: 'web', intent: 'booking.create', count: 250, right: 0.9 },
  { channelKind: 'web', intent: 'complaint', count: 40, right: 0.35 },
  { channelKind: 'whatsapp', intent: 'info.payment', count: 25, right: 0.4 },
] as const;
const PLAN: DayPlan = planDay('2026-11-10', { counts: KINDS, days: 7 }, { weekly: 100, atLeast: 15 });

/** A week with ids of its own: its messages, the truth about them, and what of them was drawn. */
function week(n: number): { truth: number; sample: Weighed[] } {
  const messages = KINDS.flatMap(({ channelKind, intent, count, right }) =>
    Array.from({ length: count }, (_, at) => {
      const messageId = `week-${n}-${intent}-${at}`;
      const isRight = drawNumber(`${messageId}?`) < right;
      return { isRight, drawn: draw({ channelKind, intent, messageId, outcome: 'flow' }, PLAN) };
    }),
  );
  return {
    truth: messages.filter(({ isRight }) => isRight).length / messages.length,
    sample: messages.flatMap(({ isRight, drawn }) => (drawn ? { weight: drawn.weight ?? 0, right: isRight } : [])),
  };
}

describe('the accuracy told by a sample in which rare intents have a greater chance', () => {
  const weeks = Array.from({ length: 160 }, (_, n) => week(n)).map(({ truth, sample }) => ({
    truth,
    told: weightedShare(sample),
    plain: sample.filter(({ right }) => right).length / sample.length,
  }));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  it('is right on the average of many weeks, where the plain share of the labelled is not', () => {
    expect(Math.abs(mean(weeks.map(({ told, truth }) => (told?.share ?? 0) - truth)))).toBeLessThan(0.008);
    expect(mean(weeks.map(({ plain, truth }) => plain - truth))).toBeLessThan(-0.05);
  });

  it('has an interval that the truth is in about 95 times of 100', () => {
    const caught = weeks.filter(({ told, truth }) => told && told.low <= truth && truth <= told.high).length;
    expect(caught / weeks.length).toBeGreaterThanOrEqual(0.93);
    // Not by being wide: some fifteen points from end to end.
    expect(mean(weeks.map(({ told }) => (told ? told.high - told.low : 1)))).toBeLessThan(0.2);
  });
});

describe('the weighted share', () => {
  const of = (right: number, wrong: number, weight = 1): Weighed[] => [
    ...Array.from({ length: right }, () => ({ weight, right: true })),
    ...Array.from({ length: wrong }, () => ({ weight, right: false })),
  ];

  it('is the plain share with the interval of Wilson when all weigh the same', () => {
    // 9 of 10: Newcombe (1998) gives 0.5958 to 0.9821.
    const told = weightedShare(of(9, 1, 7));
    expect(told).toMatchObject({ share: 0.9, labelled: 10 });
    expect(told?.effective).toBeCloseTo(10, 6);
    expect(told?.low).toBeCloseTo(0.5958, 3);
    expect(told?.high).toBeCloseTo(0.9821, 3);
  });

  it('counts a message as often as it stands for others', () => {
    expect(weightedShare([...of(1, 0, 9), ...of(0, 1, 1)])?.share).toBeCloseTo(0.9);
  });

  it('is sure of nothing when all labelled were right, and tells of nothing when there are none', () => {
    const told = weightedShare(of(5, 0));
    expect(told?.high).toBe(1);
    expect(told?.low).toBeLessThan(0.6);
    expect(weightedShare([])).toBeNull();
  });
});
