import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problemLine } from '../../src/store/files/file-problem.ts';
import { loadStories } from '../../src/stories/load-stories.ts';

describe('Files of stories', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stories-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function problemsOf(text: string | Buffer, name = 'one.yml'): Promise<string[]> {
    const file = join(folder, name);
    await writeFile(file, text);
    const loaded = await loadStories([file]);
    return loaded.kind === 'broken' ? loaded.problems.map(problemLine).map((line) => line.replace(folder, '')) : [];
  }

  const story = (turn: string, head = '') =>
    `about: One\nnow: 2026-11-24 10:00\nstories:\n  - name: one\n${head}    talk:\n      - ${turn}\n`;

  it('are read with the lines of their turns', async () => {
    const file = join(folder, 'good.yml');
    await writeFile(file, story('{ say: hello, says: "/hi/" }\n      - { wait: 2h, silent: true }'));
    const loaded = await loadStories([file]);
    if (loaded.kind === 'broken') throw new Error('It is good.');
    expect(loaded.files[0]?.lineOf(0, 1)).toBe(7);
  });

  it.each([
    ['a turn without a deed', '{ asks: date }', '6:9 stories.0.talk.0: must hold exactly one of say, tap'],
    ['two deeds in one turn', '{ say: a, tap: b }', '6:9 stories.0.talk.0: must hold exactly one of'],
    [
      'an unknown word',
      '{ say: a, answers: date }',
      '6:28 stories.0.talk.0.answers: Unrecognized key: "answers" (between {',
    ],
    ['an impossible hour', '{ take: { staff: a, date: 2026-11-24, from: "25:00", to: "26:00" } }', '6:53 stories'],
    ['a wait in words', '{ wait: a while }', '6:17 stories.0.talk.0.wait: must be like 90m, 2h or 1d'],
  ])('tell %s with file, line, column and reason', async (_case, turn, told) => {
    const [problem = ''] = await problemsOf(story(turn));
    expect(problem.slice(1)).toContain(`one.yml:${told}`);
  });

  it('tell broken YAML, bytes that are no text, and what is not there', async () => {
    expect((await problemsOf('about: "one\n'))[0]).toMatch(/one\.yml:\d+:\d+: Missing closing/u);
    expect(await problemsOf(Buffer.from([0xff, 0xfe, 0x00]))).toEqual(['/one.yml: is not a text file in UTF-8']);
    expect(await loadStories([join(folder, 'nowhere')])).toMatchObject({
      kind: 'broken',
      problems: [{ reason: expect.stringContaining("can't be read") }],
    });
  });

  it('hold each name once', async () => {
    const twice = `${story('{ say: a }')}  - name: one\n    talk:\n      - { say: b }\n`;
    expect(await problemsOf(twice)).toEqual([expect.stringContaining('there is a story "one" already')]);
  });
});
