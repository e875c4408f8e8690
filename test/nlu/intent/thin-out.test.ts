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

it('brings 50,000 samples to what is trained in bounded time', () => {
  expect(thinOut([...samples('a', 40_000), ...samples('b', 10_000)]).length).toBeLessThanOrEqual(25_000);
});
