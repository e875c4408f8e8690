import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type IntentProblem, loadIntents } from '../../src/nlu/load-intents.ts';

let folder: string;
describe('intents in files', () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'intents-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const lines = (intent: string, ru: string[], en: string[]) =>
    [
      `intent: ${intent}`,
      'description: {ru: Описание, en: Description}',
      'utterances:',
      '  ru:',
      ...ru.map((text) => `    - ${text}`),
      '  en:',
      ...en.map((text) => `    - ${text}`),
    ].join('\n');

  const RU = ['раз', 'два', 'три', 'четыре', 'пять'];
  const EN = ['one', 'two', 'three', 'four', 'five'];

  async function problems(files: Record<string, string | Buffer>): Promise<IntentProblem[]> {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    const loaded = await loadIntents(folder);
    return loaded.kind === 'broken' ? loaded.problems : [];
  }

  describe('loadIntents', () => {
    it.each([
      ['an empty file', '', 1, 'is empty'],
      ['a binary file', Buffer.from([0x89, 0x50, 0, 0xff, 0xfe]), 1, 'is not a text file in UTF-8'],
      ['broken YAML', 'intent: a.b\nutterances: [', 2, 'Flow sequence'],
      ['another name inside', lines('c.d', RU, EN), 1, 'says "c.d", but the file is named a.b.yml'],
      ['too few samples', lines('a.b', RU.slice(1), EN), 5, 'needs at least 5 samples'],
      ['a bare true among samples', lines('a.b', RU, [...EN.slice(1), 'true']), 15, 'must be text: put it in quotes'],
      ['a bare number', lines('a.b', ['777', ...RU], EN), 5, 'must be text: put it in quotes'],
      ['an empty sample', lines('a.b', ["''", ...RU], EN), 5, 'is empty'],
      ['a list in place of the file', '- a\n- b', 1, 'expected object'],
      [
        'a missing language',
        'intent: a.b\ndescription: {ru: а, en: a}\nutterances:\n  ru: [а, б, в, г, д]',
        4,
        'expected',
      ],
      ['an unknown key', `${lines('a.b', RU, EN)}\nextra: 1`, 1, 'Unrecognized key'],
    ])('refuses %s with line and reason', async (_, content, line, reason) => {
      const [problem] = await problems({ 'a.b.yml': content });
      expect(problem).toMatchObject({ file: join(folder, 'a.b.yml'), line, reason: expect.stringContaining(reason) });
    });

    it('refuses one text in two intents, however it is written', async () => {
      const found = await problems({
        'a.b.yml': lines('a.b', RU, EN),
        'c.d.yml': lines(
          'c.d',
          ['шесть', 'семь', 'восемь', 'девять', 'Пять!'],
          ['six', 'seven', 'eight', 'nine', 'ten'],
        ),
      });
      expect(found).toEqual([
        {
          file: join(folder, 'c.d.yml'),
          line: 9,
          path: 'utterances.ru.4',
          reason: '"Пять!" is already an utterance of a.b',
        },
      ]);
    });

    it('tells the problems of all files at once', async () => {
      expect(await problems({ 'a.b.yml': '', 'c.d.yml': '', 'e.f.yml': lines('e.f', RU, EN) })).toHaveLength(2);
    });

    it('refuses a folder that is missing or holds nothing', async () => {
      expect(await loadIntents(join(folder, 'nowhere'))).toMatchObject({ kind: 'broken' });
      expect(await loadIntents(folder)).toMatchObject({ kind: 'broken' });
    });

    it('reads a bare yes as the word it is', async () => {
      await writeFile(join(folder, 'a.b.yml'), lines('a.b', RU, ['yes', ...EN]));
      const loaded = await loadIntents(folder);
      expect(loaded).toMatchObject({ kind: 'ok', intents: [{ intent: 'a.b', utterances: { en: ['yes', ...EN] } }] });
    });

    it('keeps what sound files say, and reads them anew as soon as one is another', async () => {
      const cache = join(folder, 'cache');
      const one = join(folder, 'a.b.yml');
      const samples = async () => {
        const loaded = await loadIntents(folder, cache);
        return loaded.kind === 'ok' ? loaded.intents.map(({ utterances }) => utterances.ru.length) : loaded.problems;
      };
      await writeFile(one, lines('a.b', RU, EN));
      expect([await samples(), await samples()]).toEqual([[5], [5]]);
      const [name = ''] = await readdir(cache);
      await utimes(join(cache, name), 0, 0);
      await writeFile(one, lines('a.b', [...RU, 'шесть'], EN));
      expect([await samples(), (await readdir(cache)).includes(name)]).toEqual([[6], false]);
      await writeFile(one, lines('a.b', ['777', ...RU], EN));
      expect(await samples()).toEqual([expect.objectContaining({ line: 5 })]);
    });

    it('parses again where what was kept is damaged, and does without a folder to keep it in', async () => {
      const cache = join(folder, 'cache');
      await writeFile(join(folder, 'a.b.yml'), lines('a.b', RU, EN));
      const good = await loadIntents(folder, cache);
      const [name = ''] = await readdir(cache);
      await writeFile(join(cache, name), '[{"intent": 1}]');
      expect(await loadIntents(folder, cache)).toEqual(good);
      await mkdir(join(folder, 'other'));
      await writeFile(join(folder, 'other', 'file'), '');
      expect(await loadIntents(folder, join(folder, 'other', 'file'))).toEqual(good);
    });
  });
});
