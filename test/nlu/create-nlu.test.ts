import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { createNlu } from '../../src/nlu/create-nlu.ts';
import { buildIntent } from '../support/build-nlu.ts';
import { salon } from './salon.ts';

const log = pino({ level: 'silent' });
const context = { now: new Date('2026-11-23T09:00:00Z'), business: salon, locale: 'ru' as const, asked: [] };
const intents = [buildIntent('fruit', 'яблоко', 'apple'), buildIntent('tool', 'молоток', 'hammer')];

let cacheDir: string;
describe('a trained model', () => {
  beforeEach(async () => {
    cacheDir = join(await mkdtemp(join(tmpdir(), 'nlu-')), 'cache');
  });
  afterEach(() => rm(join(cacheDir, '..'), { recursive: true, force: true }));

  describe('createNlu', () => {
    it('gives the same answers trained and loaded from its cache', async () => {
      const trained = await createNlu({ intents, cacheDir, log });
      expect(await readdir(cacheDir)).toHaveLength(1);
      const loaded = await createNlu({ intents, cacheDir, log });
      for (const text of ['яблоко', 'два молотка', 'hammer', 'погода', '']) {
        expect(await loaded.understand(text, context)).toEqual(await trained.understand(text, context));
      }
    });

    it('trains again when its cached model is damaged', async () => {
      await createNlu({ intents, cacheDir, log });
      const [file = ''] = await readdir(cacheDir);
      await writeFile(join(cacheDir, file), '{"model":{"linear":{},"nlpjs":[]}}');
      const nlu = await createNlu({ intents, cacheDir, log });
      expect((await nlu.understand('яблоко', context)).intents[0]?.intent).toBe('fruit');
    });

    it.each([
      ['cut off', (kept: Buffer) => kept.subarray(0, kept.length - 100)],
      [
        'with other bytes',
        (kept: Buffer) => Buffer.from(kept.toString('latin1').replace('"scale":"A', '"scale":"B'), 'latin1'),
      ],
      ['of nothing', () => Buffer.alloc(0)],
      ['of binary', () => Buffer.from([0, 1, 2, 255, 10, 0])],
    ])('trains again when the file is %s', async (_, damage) => {
      await createNlu({ intents, cacheDir, log });
      const [name = ''] = await readdir(cacheDir);
      const file = join(cacheDir, name);
      await writeFile(file, damage(await readFile(file)));
      const nlu = await createNlu({ intents, cacheDir, log });
      expect((await nlu.understand('яблоко', context)).intents[0]?.intent).toBe('fruit');
    });

    it('answers with the new intents after a reload', async () => {
      const nlu = await createNlu({ intents, cacheDir, log });
      await nlu.reload([buildIntent('animal', 'собака', 'dog'), buildIntent('tool', 'молоток', 'hammer')]);
      expect((await nlu.understand('собака', context)).intents[0]?.intent).toBe('animal');
    });

    it('keeps the last good model when a reload fails', async () => {
      const nlu = await createNlu({ intents, cacheDir, log });
      await expect(nlu.reload([])).rejects.toThrow('two intents');
      expect((await nlu.understand('яблоко', context)).intents[0]?.intent).toBe('fruit');
    });

    it('answers when nothing can be written', async () => {
      await writeFile(join(cacheDir, '..', 'file'), '');
      const nlu = await createNlu({ intents, cacheDir: join(cacheDir, '..', 'file', 'cache'), log });
      expect((await nlu.understand('молоток', context)).intents[0]?.intent).toBe('tool');
    });
  });
});
