import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DayPlan, planDay, rateIn } from '../../../src/domain/labelling/day-plan.ts';
import { draw, type Read } from '../../../src/domain/labelling/draw.ts';
import { drawNumber } from '../../../src/domain/labelling/draw-number.ts';
import { DEFAULT_LABELLING } from '../../../src/domain/labelling/labelling-settings.ts';
import { weekOf } from '../../../src/domain/labelling/week-of.ts';

const PRICE = { channelKind: 'telegram', intent: 'info.price' } as const;
const RARE = { channelKind: 'web', intent: 'complaint' } as const;
const plan: DayPlan = { id: '2026-11-10', rates: [{ ...PRICE, rate: 0.2 }], otherwise: 1 };
const read = (messageId: string, over: Partial<Read> = {}): Read => ({ ...PRICE, messageId, outcome: 'flow', ...over });
const ids = (count: number) => Array.from({ length: count }, (_, n) => `6912f0a4${n.toString(16).padStart(16, '0')}`);

describe('the number of a message', () => {
  it('is as good as drawn by chance, also for ids that are counted up', () => {
    const numbers = ids(20_000).map(drawNumber);
    const boxes = Array.from({ length: 50 }, () => 0);
    for (const number of numbers) boxes[Math.floor(number * 50)] = (boxes[Math.floor(number * 50)] ?? 0) + 1;
    // Chi-square of 49 degrees: 85.4 is passed once in a thousand.
    const distance = boxes.reduce((sum, box) => sum + (box - 400) ** 2 / 400, 0);
    expect(distance).toBeLessThan(85.4);
    expect(new Set(numbers).size).toBe(20_000);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
  });

  it('tells nothing of that of the next message', () => {
    const numbers = ids(10_000).map(drawNumber);
    const products = numbers.slice(1).map((number, at) => (number - 0.5) * ((numbers[at] ?? 0.5) - 0.5));
    const correlation = (12 * products.reduce((sum, product) => sum + product, 0)) / products.length;
    expect(Math.abs(correlation)).toBeLessThan(0.04);
  });
});

describe('the plan of a day', () => {
  const counts = [
    { ...PRICE, count: 700 },
    { ...RARE, count: 2 },
    { channelKind: 'web', intent: 'info.hours', count: 298 } as const,
  ];

  it('gives all the same chance, so that about as many as set are drawn in a week', () => {
    const made = planDay('2026-11-10', { counts, days: 7 }, { weekly: 100, atLeast: 0 });
    expect(made.rates.map(({ rate }) => rate)).toEqual([0.1, 0.1, 0.1]);
  });

  it('gives rare intents of a channel a greater one, as far as there are so many', () => {
    const made = planDay('2026-11-10', { counts, days: 7 }, { weekly: 10, atLeast: 3 });
    expect(rateIn(made, PRICE)).toBeCloseTo(0.01);
    expect(rateIn(made, { channelKind: 'web', intent: 'info.hours' })).toBeCloseTo(3 / 298);
    expect(rateIn(made, RARE)).toBe(1);
  });

  it('takes all of what has not come in the seven days before, and all at the very beginning', () => {
    expect(rateIn(planDay('2026-11-10', { counts, days: 7 }, DEFAULT_LABELLING), { ...RARE, intent: 'new' })).toBe(1);
    expect(rateIn(planDay('2026-11-10', { counts: [], days: 0 }, DEFAULT_LABELLING), PRICE)).toBe(1);
  });

  it('reckons a week from as many days as there are', () => {
    const two = planDay('2026-11-10', { counts: [{ ...PRICE, count: 200 }], days: 2 }, { weekly: 70, atLeast: 0 });
    expect(rateIn(two, PRICE)).toBeCloseTo(0.1);
  });
});

describe('drawing messages for labelling', () => {
  it('chooses the same sample in any order of arrival, whoever looks and however often', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(ids(300), { minLength: 300 }), (shuffled) => {
        const drawn = (some: readonly string[]) =>
          some.filter((id) => draw(read(id), plan)?.sample === 'random').sort();
        expect(drawn(shuffled)).toEqual(drawn(ids(300)));
      }),
      { numRuns: 20 },
    );
  });

  it('draws about as many as the plan says, each standing for as many as it was drawn from', () => {
    const drawn = ids(10_000).flatMap((id) => draw(read(id), plan) ?? []);
    expect(Math.abs(drawn.length - 2000)).toBeLessThan(4 * Math.sqrt(10_000 * 0.2 * 0.8));
    expect(new Set(drawn.map(({ weight }) => weight))).toEqual(new Set([5]));
  });

  it('spreads the turns of the drawn ones evenly, so that a part that is labelled first is fair', () => {
    const orders = ids(10_000).flatMap((id) => draw(read(id), plan)?.order ?? []);
    const mean = orders.reduce((sum, order) => sum + order, 0) / orders.length;
    expect(mean).toBeCloseTo(0.5, 1);
    expect(Math.max(...orders)).toBeLessThan(1);
  });

  it('takes all that the bot failed on; what was drawn as well is of the random part', () => {
    for (const outcome of ['fallback', 'handoff'] as const) {
      const samples = ids(500).map((id) => ({ id, drawn: draw(read(id, { outcome }), plan) }));
      expect(samples.every(({ drawn }) => drawn !== null)).toBe(true);
      for (const { id, drawn } of samples) {
        const isDrawn = drawNumber(id) < 0.2;
        expect(drawn).toMatchObject(isDrawn ? { sample: 'random', weight: 5 } : { sample: 'fallback', weight: null });
      }
    }
  });

  it('leaves out what answers a question of the bot: it has no intent', () => {
    const all = ids(100).map((id) => draw(read(id, { intent: 'None', outcome: 'flow' }), { ...plan, rates: [] }));
    expect(all.every((drawn) => drawn === null)).toBe(true);
    expect(draw(read('m', { intent: 'None', outcome: 'responder' }), plan)).toMatchObject({ sample: 'random' });
  });
});

describe('the week of a message', () => {
  it('begins on Monday by the calendar of the business', () => {
    // Sunday 23:30 in Moscow is Sunday 20:30 in UTC; half an hour later it is Monday in Moscow alone.
    expect(weekOf(new Date('2026-11-15T20:30:00Z'), 'Europe/Moscow')).toBe('2026-11-09');
    expect(weekOf(new Date('2026-11-15T21:00:00Z'), 'Europe/Moscow')).toBe('2026-11-16');
    expect(weekOf(new Date('2026-11-15T21:00:00Z'), 'UTC')).toBe('2026-11-09');
  });
});
