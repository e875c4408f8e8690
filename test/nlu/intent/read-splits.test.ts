import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readSplits } from '../../../bench/nlu/read-splits.ts';

let folder: string;
describe('splits of a data set', () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'splits-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const ROWS = [
    { text: 'hi', intent: 'greet', split: 'train' },
    { text: 'moon', intent: 'oos', split: 'oos_train' },
    { text: 'bye', intent: 'leave', split: 'test' },
  ]
    .map((row) => JSON.stringify(row))
    .join('\n');

  it.each([
    ['plain', (text: string) => Buffer.from(text)],
    ['gzipped', (text: string) => gzipSync(text)],
  ])('reads the wanted splits of a %s file, out of scope as None', async (_, pack) => {
    const file = join(folder, 'data');
    await writeFile(file, pack(ROWS));
    expect(readSplits(`${file}:train+oos_train`)).toEqual([
      { text: 'hi', intent: 'greet' },
      { text: 'moon', intent: 'None' },
    ]);
  });

  it('reads a file with a byte-order mark and Windows line ends, and a class named None as one of its own', async () => {
    const file = join(folder, 'data');
    await writeFile(file, `\uFEFF${JSON.stringify({ text: 'hm', intent: 'None', split: 'train' })}\r\n`);
    expect(readSplits(`${file}:train`)).toEqual([{ text: 'hm', intent: 'None (a class)' }]);
  });

  it('tells file and line of what it cannot read', async () => {
    const file = join(folder, 'data.jsonl');
    await writeFile(file, `${ROWS}\n{"text":1}`);
    expect(() => readSplits(`${file}:train`)).toThrow(`${file}:4`);
    await writeFile(file, ROWS);
    expect(() => readSplits(`${file}:nothing`)).toThrow('no line');
    expect(() => readSplits('data.jsonl')).toThrow('FILE:SPLITS');
    expect(() => readSplits(`${folder}/none:train`)).toThrow('cannot read');
  });
});
