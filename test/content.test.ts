import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mongo } from 'mongoose';
import pino, { type Logger } from 'pino';
import { type Content, ContentError, openContent } from '../src/content.ts';
import { overlayOf } from '../src/content-overlay.ts';
import type { Actor } from '../src/domain/event.ts';
import { contentHistory, newestContent, putContent } from '../src/store/content/content-versions.ts';
import { openStore, type Store } from '../src/store/open-store.ts';
import { createTestFolder, testDatabaseUri } from './support/mongod.ts';
import { MODELS, ROOT, startTestApp } from './support/start-app.ts';
import { until } from './support/until.ts';

describe('the files of the bot', () => {
  let folders: { intents: string; flows: string };
  let content: Content | null = null;
  let logged: string[];
  let log: Logger;

  beforeEach(async () => {
    const folder = createTestFolder();
    folders = { intents: join(folder, 'intents'), flows: join(folder, 'flows') };
    await cp(join(ROOT, 'intents'), folders.intents, { recursive: true });
    await cp(join(ROOT, 'flows'), folders.flows, { recursive: true });
    logged = [];
    log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  });
  afterEach(async () => {
    content?.stop();
    content = null;
    await rm(join(folders.flows, '..'), { recursive: true, force: true });
  });

  const open = async () => {
    content = await openContent(folders, MODELS, log);
    return content;
  };
  const flow = (id: string) => join(folders.flows, `${id}.yml`);
  /** Changes a file in the way of an editor: written beside, moved into place. */
  async function change(file: string, from: string | RegExp, to: string): Promise<void> {
    const before = await readFile(file, 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} does not hold ${String(from)}.`);
    await writeFile(`${file}~`, after);
    await rename(`${file}~`, file);
  }
  const refusal = () =>
    open().then(
      () => '',
      (error: unknown) => (error instanceof ContentError ? error.message : `not a ContentError: ${String(error)}`),
    );
  const titleOf = (it: Content, id: string) => it.flows().byId.get(id)?.title.ru;

  describe('are refused at start', () => {
    it('by file, line and reason when a flow is no YAML', async () => {
      await writeFile(flow('thanks'), 'id: thanks\ntitle: { ru: "Спасибо\nsteps: []\n');
      expect(await refusal()).toMatch(/thanks\.yml:\d+:\d+: \S/);
    });

    it('by file, line, field and reason when a flow has a field too many', async () => {
      await change(flow('thanks'), 'id: thanks', 'id: thanks\ncolour: red');
      expect(await refusal()).toMatch(/thanks\.yml:[23]:1 colour: \S/);
    });

    it.each([
      [
        'an intent that there is not',
        /starts_on: \[[^\]]*\]/,
        'starts_on: [smalltalk.yodel]',
        /starts_on.*smalltalk\.yodel/,
      ],
      ['a step of no kind', 'steps:', 'steps:\n  - dance: true', /steps\.0/],
    ])('when a flow names %s', async (_what, from, to, told) => {
      await change(flow('thanks'), from, to);
      const message = await refusal();
      expect(message).toMatch(/thanks\.yml:\d+/);
      expect(message).toMatch(told);
    });

    it('when a look-up does not exist', async () => {
      await change(flow('book'), 'call: check_performer', 'call: check_horoscope');
      expect(await refusal()).toMatch(/book\.yml:\d+:\d+ .*check_horoscope/);
    });

    it('when a flow that the bot needs is missing', async () => {
      await rm(flow('fallback'));
      expect(await refusal()).toMatch(/fallback\.yml.*missing/);
    });

    it('by file, line and reason when an intent is broken, without blaming the flows for it', async () => {
      await change(join(folders.intents, 'booking.create.yml'), 'utterances:', 'utterance:');
      const message = await refusal();
      expect(message).toMatch(/booking\.create\.yml:\d+ .+: \S/);
      expect(message).not.toMatch(/book\.yml/);
    });

    it('with every problem of every file at once', async () => {
      await change(flow('thanks'), 'id: thanks', 'id: thanks\ncolour: red');
      await change(flow('bye'), 'id: bye', 'id: bye\ncolour: red');
      const message = await refusal();
      expect(message).toMatch(/bye\.yml:\d+:\d+ colour/);
      expect(message).toMatch(/thanks\.yml:\d+:\d+ colour/);
    });

    it('by the whole program, which then leaves nothing running', async () => {
      await change(flow('thanks'), 'id: thanks', 'id: thanks\ncolour: red');
      await expect(startTestApp({ env: { FLOWS_DIR: folders.flows } })).rejects.toThrow(/thanks\.yml:\d+:\d+ colour/);
    });

    it('by the whole program when a file of the business is broken', async () => {
      await change(join(folders.flows, 'business/staff.yml'), 'id: anna', 'id: anna\n    salary: 1');
      await expect(startTestApp({ env: { FLOWS_DIR: folders.flows } })).rejects.toThrow(
        /staff\.yml:\d+:\d+ staff\.0.*salary/,
      );
    });
  });

  describe('of a running program', () => {
    it('that break leave the last good version at work, and the problem is told', async () => {
      const it = await open();
      await change(flow('thanks'), /title: .*/, 'title: { ru: Новое, en: New }\ncolour: red');
      await change(flow('bye'), /title: .*/, 'title: { ru: Пока-пока, en: Bye }');
      const problems = await it.reload();
      expect(problems).toEqual([
        expect.objectContaining({ file: flow('thanks'), line: expect.any(Number), path: 'colour' }),
      ]);
      expect(titleOf(it, 'thanks')).not.toBe('Новое');
      expect(titleOf(it, 'bye')).not.toBe('Пока-пока');

      await change(flow('thanks'), '\ncolour: red', '');
      expect(await it.reload()).toEqual([]);
      expect(titleOf(it, 'thanks')).toBe('Новое');
      expect(titleOf(it, 'bye')).toBe('Пока-пока');
    });

    it('with broken intents leave the understanding as it is', async () => {
      const it = await open();
      await writeFile(join(folders.intents, 'info.hours.yml'), 'intent: info.hours\nutterances: [');
      expect(await it.reload()).toEqual([expect.objectContaining({ line: expect.any(Number) })]);
      expect(it.intents()).toContain('info.hours');
    });

    it('are read anew by themselves when they change, broken ones and repaired ones', async () => {
      const it = await open();
      await change(flow('thanks'), 'id: thanks', 'id: thanks\ncolour: red');
      await until(() => logged.some((line) => line.includes('is broken') && line.includes('thanks.yml')), 'the log');
      await change(flow('thanks'), '\ncolour: red', '');
      await change(flow('thanks'), /title: .*/, 'title: { ru: Само, en: By itself }');
      await until(() => titleOf(it, 'thanks') === 'Само', 'the new title');
    });

    it('that change again while they are read end in their last state', async () => {
      const it = await open();
      await change(flow('thanks'), /title: .*/, 'title: { ru: Раз, en: One }');
      const first = it.reload();
      await change(flow('thanks'), /title: .*/, 'title: { ru: Два, en: Two }');
      await Promise.all([first, it.reload()]);
      expect(titleOf(it, 'thanks')).toBe('Два');
    });

    it('with a new page of knowledge are answered from', async () => {
      const it = await open();
      const before = it.passages().length;
      const page = (await readFile(join(folders.flows, 'knowledge/parking.ru.md'), 'utf8')).replaceAll(
        /parking/g,
        'lift',
      );
      await writeFile(join(folders.flows, 'knowledge/lift.ru.md'), page);
      expect(await it.reload()).toEqual([]);
      expect(it.passages().length).toBeGreaterThan(before);
    });
  });

  describe('changed in the console', () => {
    let store: Store;
    const NOW = new Date('2026-11-03T15:00:00Z');
    const by: Actor = { kind: 'operator', id: 'owner' };
    beforeAll(async () => {
      store = await openStore(testDatabaseUri('content'));
    });
    afterAll(() => store.close());
    afterEach(() => store.contentVersions.deleteMany({}).then(() => undefined));

    const openOver = async () => {
      content = await openContent(folders, MODELS, log, overlayOf(store));
      return content;
    };
    const thanks = (title: string) => `id: thanks
title: { ru: ${title}, en: Thanks }
starts_on: [smalltalk.thanks]
digression: true
steps:
  - say: { ru: Пожалуйста!, en: You are welcome! }
`;
    const put = (version: number, text: string, state: 'text' | 'as_file' | 'removed' = 'text', name = 'thanks') =>
      putContent(store, { kind: 'flow', name, expectedVersion: version, state, text, at: NOW, by });

    it('lie over the files, of which nothing is written, and can be taken back', async () => {
      const it = await openOver();
      const before = titleOf(it, 'thanks');
      expect(await put(0, thanks('Из консоли'))).toMatchObject({ kind: 'kept', version: { version: 1 } });
      expect(await it.reload()).toEqual([]);
      expect(titleOf(it, 'thanks')).toBe('Из консоли');
      expect(await it.fileText('flow', 'thanks')).not.toContain('Из консоли');
      expect(await put(1, '', 'as_file')).toMatchObject({ kind: 'kept', version: { version: 2 } });
      await it.reload();
      expect(titleOf(it, 'thanks')).toBe(before);
      expect((await contentHistory(store, 'flow', 'thanks')).map(({ version, state }) => [version, state])).toEqual([
        [2, 'as_file'],
        [1, 'text'],
      ]);
    });

    it('by two people at once keep the first, and show it to the second', async () => {
      const [one, other] = await Promise.all([put(0, thanks('Один')), put(0, thanks('Другой'))]);
      expect([one.kind, other.kind].sort()).toEqual(['changed_meanwhile', 'kept']);
      const [kept] = await newestContent(store);
      expect(one.kind === 'kept' ? other : one).toMatchObject({ current: { text: kept?.text } });
    });

    it('are read at the next look when an outage kept them from being read', async () => {
      const looks: (() => void)[] = [];
      const ticking = jest.spyOn(globalThis, 'setInterval').mockImplementation((look) => {
        looks.push(look);
        return setTimeout(() => undefined, 0);
      });
      const over = overlayOf(store);
      let isOut = false;
      const changes = async () => {
        if (isOut) throw new mongo.MongoNetworkError('the database is away');
        return over.changes();
      };
      content = await openContent(folders, MODELS, log, { ...over, changes });
      ticking.mockRestore();
      const it = content;
      await put(0, thanks('После'));
      isOut = true;
      await expect(it.reload()).rejects.toThrow('away');
      isOut = false;
      for (const look of looks) look();
      await until(() => titleOf(it, 'thanks') === 'После', 'the change that was missed');
    });

    it('are told of their problems before they are kept', async () => {
      const it = await openOver();
      const broken = {
        kind: 'flow',
        name: 'thanks',
        state: 'text',
        text: thanks('Х').replace('steps', 'step'),
      } as const;
      expect(await it.checkWith(broken)).toContainEqual(expect.objectContaining({ file: flow('thanks'), line: 5 }));
      expect(await it.checkWith({ ...broken, text: thanks('Х') })).toEqual([]);
      expect(await it.checkWith({ kind: 'flow', name: 'fallback', state: 'removed', text: '' })).toEqual([
        expect.objectContaining({ reason: expect.stringContaining('needs this flow') }),
      ]);
    });

    it('and broken by a newer program do not keep it from starting: it goes without them and says so', async () => {
      await put(0, 'id: thanks\nsteps: none\n');
      const own = overlayOf(store);
      const files = await openContent(folders, MODELS, log);
      const released = files.running();
      files.stop();
      // The published intents are sound, and stay.
      const intents = async () => ({ release: 7, intents: released.intents, model: async () => null });
      content = await openContent(folders, MODELS, log, { ...own, intents });
      expect(titleOf(content, 'thanks')).toBeDefined();
      expect(content.running().release).toBe(7);
      expect(content.problems()).toContainEqual(expect.objectContaining({ file: flow('thanks'), path: 'steps' }));
    });
  });
});
