import { expect, it } from '@jest/globals';
import { csvLine } from '../../src/http/csv.ts';

it.each([
  ['a line break', 'Anna\n=1+1', '"Anna\n=1+1"'],
  ['a carriage return', 'Anna\r=1+1', '"Anna\r=1+1"'],
  ['a semicolon', 'a;b', '"a;b"'],
  ['a comma', 'a,b', '"a,b"'],
])('A cell with %s stays one cell', (_, cell, written) => {
  expect(csvLine([cell, 'next'])).toBe(`${written};next\r\n`);
});

it('A number below zero stays a number, with a comma, too; a formula does not run', () => {
  expect(csvLine(['-1,5', '-1.5', '-1+2'])).toBe('"-1,5";-1.5;\'-1+2\r\n');
});
