import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { pick } from './contexts.ts';

const LineSchema = z.object({ text: z.string(), date: z.string().nullable(), time: z.string().nullable() });

// Written and committed before the parser, as real people write to a salon; the gold stays as it was.
const lines = linesOf('./russian-lines.jsonl');
// Written after it, by the same rule: first the lines, then the rules that they ask for.
const more = linesOf('./more-russian-lines.jsonl');

function linesOf(file: string) {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8').trim();
  return text.split('\n').map((line) => LineSchema.parse(JSON.parse(line)));
}

describe('the 200 Russian lines', () => {
  it('are 200 different lines', () => {
    expect(new Set(lines.map((line) => line.text)).size).toBe(200);
  });

  it('are read right, date and time both, in 97 of 100 and more', () => {
    const wrong = lines.filter(({ text, date, time }) => pick(text) !== `${date ?? '-'} ${time ?? '-'}`);
    expect(wrong.map((line) => line.text).slice(0, Math.max(0, wrong.length - 6))).toEqual([]);
  });

  it('give no false date in 99 of 100 lines without one and more', () => {
    const without = lines.filter((line) => line.date === null);
    const seen = without.filter((line) => !pick(line.text).startsWith('- '));
    expect(seen.length / without.length).toBeLessThanOrEqual(0.01);
  });
});

describe('100 more Russian lines', () => {
  it('are read right, date and time both, in 97 of 100 and more', () => {
    const wrong = more.filter(({ text, date, time }) => pick(text) !== `${date ?? '-'} ${time ?? '-'}`);
    expect(new Set(more.map(({ text }) => text)).size).toBe(100);
    expect(wrong.map((line) => line.text).slice(0, Math.max(0, wrong.length - 3))).toEqual([]);
  });
});
