import { expect, it } from '@jest/globals';
import { thinOut } from '../../../src/nlu/intent/thin-out.ts';

const samples = (intent: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ text: `${intent} ${index}`, intent, locale: 'en' as const }));

it('keeps all samples where there are few', () => {
  const few = samples('a', 10);
  expect(thinOut(few, 10)).toEqual(few);
});

it('takes from the largest intents first, evenly over their lists', () => {
  const kept = thinOut([...samples('huge', 1000), ...samples('small', 5), ...samples('large', 100)], 65);
  const count = (wanted: string) => kept.filter(({ intent }) => intent === wanted).length;
  expect([count('small'), count('large'), count('huge')]).toEqual([5, 30, 30]);
  expect(kept.some(({ text }) => text === 'huge 999')).toBe(true);
});

it('brings 50,000 samples of many intents to what is trained in bounded time, and keeps them where intents are few', () => {
  const each = Array.from({ length: 150 }, (_, index) => samples(`of ${index}`, index === 0 ? 20_200 : 200)).flat();
  expect(thinOut(each).length).toBeLessThanOrEqual(25_000);
  expect(thinOut([...samples('a', 40_000), ...samples('b', 10_000)])).toHaveLength(50_000);
  expect(thinOut(samples('a', 100_000))).toHaveLength(80_000);
});
