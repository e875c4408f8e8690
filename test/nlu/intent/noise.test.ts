import { expect, it } from '@jest/globals';
import { NOISERS, noisy } from '../../../bench/nlu/noise.ts';

const LINES = [
  { text: 'запишите меня на стрижку', intent: 'book' },
  { text: 'how much is a manicure', intent: 'price' },
  { text: 'moon', intent: 'None' },
];

it('makes the same noise of the same lines, and none of foreign ones', () => {
  expect(noisy(LINES)).toEqual(noisy(LINES));
  expect(Object.keys(noisy(LINES))).toEqual(Object.keys(NOISERS));
  expect(
    noisy(LINES)
      .slips?.map(({ intent }) => intent)
      .sort(),
  ).toEqual(['book', 'price']);
});

it('types as people do', () => {
  expect(NOISERS.noSpaces?.('a b c', () => 0)).toBe('abc');
  expect(NOISERS.translit?.('запишите', () => 0)).toBe('zapishite');
  expect(NOISERS.otherLayout?.('запишите', () => 0)).toBe('pfgbibnt');
  expect(NOISERS.otherLayout?.('book', () => 0)).toBe('ищщл');
  expect(NOISERS.missed?.('book', () => 0)).toBe('ook');
});
