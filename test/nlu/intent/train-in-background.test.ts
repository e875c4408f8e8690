import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { buildIntent } from '../../support/build-nlu.ts';
import { salon } from '../salon.ts';

const ROOT = join(import.meta.dirname, '../../..');
const words = 'abcdefghij'.split('').map((letter) => letter.repeat(2));
const intents = words.map((word) => buildIntent(`thing.${word}`, `вещь ${word}`, `thing ${word}`));

/** The built program, for TypeScript trains where it stands: asks again and again while a reload is under way. */
const SCRIPT = `
  const { createNlu } = await import(${JSON.stringify(join(ROOT, 'dist/server/nlu/create-nlu.js'))});
  const [cacheDir, intents, business] = JSON.parse(process.argv[2]);
  const log = { info() {}, warn() {}, error() {} };
  const nlu = await createNlu({ intents: intents.slice(0, 2), cacheDir, log });
  let done = false;
  const reload = nlu.reload(intents).then(() => { done = true; });
  let answered = 0;
  while (!done) {
    const meant = await nlu.understand('thing bb', { now: new Date(0), business, locale: 'en', asked: [] });
    if (meant.intents[0].intent === 'thing.bb') answered += 1;
    await new Promise(setImmediate);
  }
  await reload;
  const after = await nlu.understand('thing jj', { now: new Date(0), business, locale: 'en', asked: [] });
  console.log(JSON.stringify({ answered, after: after.intents[0].intent }));
`;

describe('training in a thread', () => {
  it('lets messages be answered meanwhile', async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'thread-'));
    try {
      const script = join(cacheDir, 'ask.mjs');
      await writeFile(script, SCRIPT);
      const task = JSON.stringify([cacheDir, intents, salon]);
      const { stdout } = await promisify(execFile)(process.execPath, [script, task]);
      const { answered, after } = JSON.parse(stdout);
      expect(answered).toBeGreaterThan(20);
      expect(after).toBe('thing.jj');
    } finally {
      await rm(cacheDir, { recursive: true, force: true });
    }
  });
});
