import { expect, it } from '@jest/globals';
import { comparedTo } from '../../src/http/figures/compared.ts';

const BERLIN = 'Europe/Berlin';
const period = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });

it('A period of whole days is compared with as many whole days before, though clocks were changed in one of them', () => {
  // The clocks went back on October 25.
  const afterwards = period('2026-10-27T23:00:00Z', '2026-11-03T23:00:00Z');
  expect(comparedTo(afterwards, 'previous', BERLIN)).toEqual(period('2026-10-20T22:00:00Z', '2026-10-27T23:00:00Z'));
});

it('A period that cuts days is compared with as many hours before', () => {
  const cut = period('2026-10-27T23:00:00Z', '2026-11-03T12:00:00Z');
  expect(comparedTo(cut, 'previous', BERLIN)).toEqual(period('2026-10-21T10:00:00Z', '2026-10-27T23:00:00Z'));
});
