import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { overlay } from '../../src/domain/content/content-version.ts';
import type { EventBody } from '../../src/domain/event.ts';
import type { ContentDesk } from '../../src/http/app-deps.ts';
import { ProblemView } from '../../src/http/problem.ts';
import {
  KnowledgeCheckView,
  KnowledgeListView,
  KnowledgeSavedView,
  KnowledgeTopicView,
  KnowledgeTrialView,
  KnowledgeVersionsView,
  UnansweredQuestionsView,
} from '../../src/http/views/knowledge-view.ts';
import { ResponderCostsView, ResponderView } from '../../src/http/views/responder-view.ts';
import { createPageTrials } from '../../src/responder/page-trials.ts';
import { parseKnowledgePage } from '../../src/responder/retrieval/parse-knowledge.ts';
import type { Passage } from '../../src/responder/retrieval/passage.ts';
import { newestContent } from '../../src/store/content/content-versions.ts';
import { toDocument } from '../../src/store/document.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildEvent } from '../support/build-event.ts';
import { buildMessage } from '../support/build-message.ts';
import { type HttpFixture, NOW, startHttp } from '../support/start-http.ts';

const FILES = new Map([
  ['parking.ru', '---\ntitle: Парковка\nupdated: 2026-11-01\n---\n\nЕсть двор на шесть машин.\n'],
  ['parking.en', '---\ntitle: Parking\nupdated: 2026-11-01\n---\n\nThere is a yard for six cars.\n'],
  ['pets.ru', '---\ntitle: Животные\nupdated: 2026-11-01\n---\n\nС небольшой собакой можно.\n'],
]);

/** The content of the program without flows and intents: three files, and what is kept over them. */
function openPages(http: () => HttpFixture) {
  let passages: Passage[] = [];
  const read = (texts: ReadonlyMap<string, string>) =>
    [...texts].map(([name, text]) => parseKnowledgePage(`${name}.md`, text));
  const content: ContentDesk = {
    async reload() {
      const pages = read(overlay(FILES, 'page', await newestContent(http().store)));
      passages = pages.flatMap((page) => (page.kind === 'parsed' ? page.passages : []));
      return [];
    },
    async checkWith(change) {
      const pages = read(overlay(FILES, 'page', [change]));
      return pages.flatMap((page) => (page.kind === 'broken' ? [{ path: '', ...page.problem }] : []));
    },
    flowsWith: async () => ({ problems: [] }),
    fileText: async (_kind, name) => FILES.get(name) ?? null,
    fileNames: async () => [...FILES.keys()],
    fileTexts: async () => FILES,
    problems: () => [{ file: '/srv/flows/book.yml', line: 7, path: 'steps', reason: 'is missing' }],
  };
  return { content, pages: createPageTrials({ knowledge: () => passages }) };
}

describe('The knowledge base and the responder over HTTP', () => {
  let http: HttpFixture;
  let cookies: { owner: string; operator: string; viewer: string };
  beforeAll(async () => {
    const deps = openPages(() => http);
    http = await startHttp({ deps });
    await deps.content.reload();
    cookies = {
      owner: await http.cookieOf('owner'),
      operator: await http.cookieOf('operator'),
      viewer: await http.cookieOf('viewer'),
    };
  });
  afterAll(() => http.stop());

  const asks = (path: string, cookie = cookies.viewer) =>
    http.call(`/api/v1/knowledge/${path}`, { headers: { cookie } });
  const posts = (path: string, body: unknown, cookie = cookies.owner) =>
    http.post(`/api/v1/knowledge/${path}`, body, { cookie });
  const list = async () => KnowledgeListView.parse(await (await asks('pages')).json());
  const page = async (topic: string, locale: 'ru' | 'en' = 'ru') => {
    const { pages } = KnowledgeTopicView.parse(await (await asks(`pages/${topic}`)).json());
    return pages.find((one) => one.locale === locale);
  };
  const tried = async (text: string, draft?: object) => {
    const answer = await posts('try', { text, locale: 'ru', ...(draft && { draft }) }, cookies.viewer);
    return KnowledgeTrialView.parse(await answer.json());
  };

  it('lists pages with their languages, and what keeps changes from being used', async () => {
    const { items, problems } = await list();
    expect(items.map(({ topic, locale, origin, version }) => [topic, locale, origin, version])).toEqual([
      ['parking', 'en', 'file', 0],
      ['parking', 'ru', 'file', 0],
      ['pets', 'ru', 'file', 0],
    ]);
    expect(problems).toEqual([{ file: 'book.yml', line: 7, reason: 'is missing' }]);
  });

  it('counts the answers of the last 28 days for each page, once a message', async () => {
    const answered = (id: string, passages: string[], daysAgo: number) =>
      toDocument(
        buildMessage({
          id,
          dialogId: id,
          at: new Date(NOW.getTime() - daysAgo * 86_400_000),
          receipt: { because: 'responder', passages },
        }),
      );
    await http.store.messages.insertMany([
      answered('u1', ['parking.ru.md#1', 'parking.ru.md#2', 'business:hours#ru'], 1),
      answered('u2', ['parking.ru.md#1'], 5),
      answered('u3', ['parking.ru.md#1'], 40),
    ]);
    expect((await list()).items).toMatchObject([
      { topic: 'parking', locale: 'en', uses: 0, lastUsedAt: null },
      { topic: 'parking', locale: 'ru', uses: 2, lastUsedAt: '2026-11-09T12:00:00.000Z' },
      { topic: 'pets' },
    ]);
  });

  it('saves a page under the version that was seen, and answers from it at once', async () => {
    const text = { title: 'Парковка', body: 'Двор на десять машин.\n\n<b>Бесплатно</b> для всех.' };
    const saved = KnowledgeSavedView.parse(await (await posts('pages/parking/ru', { ...text, version: 0 })).json());
    expect(saved.changed).toBe(true);
    expect(saved.pages.find(({ locale }) => locale === 'ru')).toMatchObject({
      ...text,
      origin: 'changed',
      version: 1,
      by: { name: expect.any(String) },
      updated: '2026-11-10',
    });
    expect((await tried('парковка есть?')).answer).toBe('Двор на десять машин.');

    const again = await posts('pages/parking/ru', { ...text, version: 1 });
    expect(await again.json()).toMatchObject({ changed: false });
    const late = await posts('pages/parking/ru', { ...text, body: 'Другое.', version: 0 });
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({
      detail: expect.stringContaining('version 1 since you opened version 0'),
    });
  });

  it('refuses what cannot be a page, by field and line, and keeps nothing of it', async () => {
    const refused = await posts('pages', {
      texts: { ru: { title: ' ', body: 'Есть.' }, en: { title: 'Wi-Fi', body: `Yes\n${'a'.repeat(21_000)}` } },
    });
    expect(refused.status).toBe(400);
    expect(ProblemView.parse(await refused.json()).errors).toEqual([
      { path: 'body.texts.ru.title', reason: expect.stringContaining('is missing') },
      { path: 'body.texts.en.body', reason: expect.stringContaining('line 2: is longer than 20000') },
    ]);
    expect((await posts('pages', { texts: {} })).status).toBe(400);
    expect((await posts('pages', { topic: 'pets', texts: { ru: { title: 'Ещё', body: 'Раз.' } } })).status).toBe(400);
    expect((await posts('pages/wifi/ru', { title: 'Wi-Fi', body: 'Есть.', version: 0 })).status).toBe(404);
    expect((await posts('pages/..%2Fbook/ru', { title: 'a', body: 'b', version: 0 })).status).toBe(400);
    expect((await list()).items).toHaveLength(3);
  });

  it('takes a new page in both languages, gives a language away and brings it back from its history', async () => {
    const made = KnowledgeSavedView.parse(
      await (
        await posts('pages', {
          texts: {
            ru: { title: 'Вай-фай', body: 'Сеть для гостей.' },
            en: { title: 'Wi-Fi', body: 'A guest network.' },
          },
        })
      ).json(),
    );
    expect(made).toMatchObject({ topic: 'vay-fay', pages: [{ locale: 'en', origin: 'new' }, { locale: 'ru' }] });
    const removed = await http.call('/api/v1/knowledge/pages/vay-fay/ru?version=1', {
      method: 'DELETE',
      headers: { cookie: cookies.owner },
    });
    expect(removed.status).toBe(200);
    expect(await page('vay-fay')).toMatchObject({ origin: 'removed', version: 2 });
    expect((await tried('вайфай есть?')).answer).toBeNull();

    expect((await posts('pages/vay-fay/ru/restore', { to: 'file', version: 2 })).status).toBe(404);
    expect((await posts('pages/vay-fay/ru/restore', { to: 2, version: 2 })).status).toBe(404);
    expect((await posts('pages/vay-fay/ru/restore', { to: 1, version: 2 })).status).toBe(200);
    const { items, file } = KnowledgeVersionsView.parse(await (await asks('pages/vay-fay/ru/versions')).json());
    expect(items.map(({ version, state, body }) => [version, state, body])).toEqual([
      [3, 'text', 'Сеть для гостей.'],
      [2, 'removed', ''],
      [1, 'text', 'Сеть для гостей.'],
    ]);
    expect(file).toBeNull();
  });

  it('goes back to the words of the file', async () => {
    expect((await posts('pages/parking/ru/restore', { to: 'file', version: 1 })).status).toBe(200);
    expect(await page('parking')).toMatchObject({
      origin: 'file',
      version: 2,
      body: 'Есть двор на шесть машин.',
      by: null,
    });
  });

  it('tries a question on a page that is being written, and says which answers a text makes', async () => {
    const draft = { title: 'Кофе', body: 'Кофе **бесплатно**.\n\n## Молоко\n\nЕсть <i>овсяное</i>.' };
    expect((await tried('есть овсяное молоко?')).answer).toBeNull();
    expect(await tried('есть овсяное молоко?', draft)).toMatchObject({
      answer: 'Есть овсяное.',
      found: [{ heading: 'Кофе: Молоко', answers: true, coverage: 1 }],
    });
    expect((await tried('с собакой можно?')).answer).toBe('С небольшой собакой можно.');
    expect(await tried('с собакой можно?', { topic: 'pets', title: 'Животные', body: 'Нельзя.' })).toMatchObject({
      answer: null,
      found: [],
    });
    const checked = await posts('check', { ...draft, locale: 'ru' }, cookies.viewer);
    expect(KnowledgeCheckView.parse(await checked.json())).toEqual({
      errors: [],
      warnings: [{ code: 'markup', line: 5 }],
      passages: [
        { heading: 'Кофе', text: 'Кофе бесплатно.' },
        { heading: 'Кофе: Молоко', text: 'Есть овсяное.' },
      ],
    });
  });

  it('lets everybody read, and only those change who say how the funnel works', async () => {
    expect((await posts('pages/pets/ru', { title: 'a', body: 'b', version: 0 }, cookies.operator)).status).toBe(403);
    expect((await posts('questions/dismiss', { text: 'гараж', dismissed: true }, cookies.viewer)).status).toBe(403);
  });

  describe('questions that nothing has answered', () => {
    beforeAll(async () => {
      const { store } = http;
      await store.dialogs.insertMany([
        toDocument(buildDialog({ id: 'free', assigneeId: null })),
        toDocument(buildDialog({ id: 'theirs', assigneeId: 'somebody' })),
      ]);
      const said: [string, string, string, number, EventBody[]][] = [
        ['q1', 'free', 'Где оставить лодку на прицепе?', 9, [understood('q1', 'fallback')]],
        [
          'q2',
          'theirs',
          'лодку на прицепе оставить можно?',
          8,
          [understood('q2', 'handoff'), handedOff('missing_knowledge')],
        ],
        ['q3', 'free', 'Позовите человека', 7, [understood('q3', 'handoff'), handedOff('customer_request')]],
        ['q4', 'free', 'А двор для машин есть?', 6, [understood('q4', 'fallback')]],
        ['q5', 'free', 'Продаю гараж', 5, [understood('q5', 'fallback')]],
        ['q6', 'free', 'лодка', 40 * 1440, [understood('q6', 'fallback')]],
        ['q7', 'free', 'ну и?', 4, [understood('q7', 'fallback')]],
        ['q8', 'theirs', 'Есть ли скидка студентам?', 3, [understood('q8', 'fallback')]],
        ['q9', 'free', 'Да', 2, [understood('q9', 'flow')]],
      ];
      for (const [seq, [id, dialogId, text, minutesAgo, bodies]] of said.entries()) {
        const at = new Date(NOW.getTime() - minutesAgo * 60_000);
        const incoming = { kind: 'text' as const, text };
        await store.messages.insertOne(
          toDocument(buildMessage({ id, dialogId, seq: seq + 1, author: 'customer', text, incoming, at })),
        );
        for (const body of bodies) {
          await store.events.insertOne(toDocument(buildEvent(body, { id: `${id}-${body.type}`, dialogId, at })));
        }
      }
    });
    const understood = (messageId: string, outcome: 'fallback' | 'handoff' | 'flow'): EventBody => ({
      type: 'message_understood',
      messageId,
      intent: 'None',
      score: 0,
      outcome,
    });
    const handedOff = (reason: 'missing_knowledge' | 'customer_request'): EventBody => ({
      type: 'handed_off',
      reason,
      summary: '',
    });
    const questions = async (query = '', cookie = cookies.owner) =>
      UnansweredQuestionsView.parse(await (await asks(`questions${query}`, cookie)).json());

    it('come newest first, near-duplicates together, with those that the pages answer by now apart', async () => {
      const { items, counts } = await questions();
      expect(items.map(({ text, count, dialogs }) => [text, count, dialogs])).toEqual([
        ['Есть ли скидка студентам?', 1, 1],
        ['Продаю гараж', 1, 1],
        ['лодку на прицепе оставить можно?', 2, 2],
      ]);
      expect(items[2]?.examples.map(({ messageId }) => messageId)).toEqual(['q2', 'q1']);
      expect(counts).toEqual({ open: 3, answered: 1, dismissed: 0 });
      expect((await questions('?state=answered')).items).toMatchObject([
        { text: 'А двор для машин есть?', answer: { topic: 'parking', text: 'Есть двор на шесть машин.' } },
      ]);
    });

    it('are only those of dialogs that one may see', async () => {
      const { items } = await questions('', cookies.operator);
      expect(items.map(({ text, count }) => [text, count])).toEqual([
        ['Продаю гараж', 1],
        ['Где оставить лодку на прицепе?', 1],
      ]);
    });

    it('are kept when they are dismissed, with all that are alike, and come back when that is undone', async () => {
      expect(
        (await posts('questions/dismiss', { text: 'Продаю гараж', dismissed: true }, cookies.operator)).status,
      ).toBe(200);
      expect((await questions()).counts).toEqual({ open: 2, answered: 1, dismissed: 1 });
      const [dismissed] = (await questions('?state=dismissed')).items;
      expect(dismissed).toMatchObject({ text: 'Продаю гараж', dismissed: { by: expect.anything() } });
      await posts('questions/dismiss', { text: 'Продаю гараж', key: dismissed?.key, dismissed: false });
      expect((await questions()).counts.dismissed).toBe(0);
      expect((await posts('questions/dismiss', { text: 'и?', dismissed: true })).status).toBe(400);
    });

    it('are answered as soon as a page says it', async () => {
      await posts('pages', { texts: { ru: { title: 'Лодки', body: 'Лодку на прицепе можно оставить во дворе.' } } });
      const { items } = await questions('?state=answered&locale=ru');
      expect(items.map(({ text, answer }) => [text, answer?.heading])).toEqual([
        ['А двор для машин есть?', 'Парковка'],
        ['лодку на прицепе оставить можно?', 'Лодки'],
      ]);
    });

    it('are found without reading other events', async () => {
      const plan = await http.store.events
        .find({ at: { $gte: new Date(0) }, 'body.outcome': { $in: ['fallback', 'handoff'] } })
        .hint('unanswered')
        .explain('executionStats');
      expect(plan.executionStats.totalDocsExamined).toBe(8);
    });
  });

  describe('the responder', () => {
    const responder = async (cookie = cookies.viewer) =>
      ResponderView.parse(await (await http.call('/api/v1/settings/responder', { headers: { cookie } })).json());
    const change = (body: unknown, cookie = cookies.owner) =>
      http.call('/api/v1/settings/responder', {
        method: 'PATCH',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });

    it('is set in parts, by those who say how the funnel works; the key is never told', async () => {
      expect((await change({ enabled: false }, cookies.operator)).status).toBe(403);
      expect((await change({ persona: { name: ' Софья ', tone: '' }, dailyTokens: 5_000 })).status).toBe(200);
      const own = { model: 'gpt-4o-mini', input: 1, output: 2 };
      expect((await change({ prices: [own] })).status).toBe(200);
      expect(await responder()).toMatchObject({
        settings: { enabled: true, persona: { name: 'Софья' }, dailyTokens: 5_000 },
        key: { present: false, model: 'gpt-4o-mini', server: null },
        price: { input: 1, output: 2 },
      });
      expect((await change({ prices: [own, own] })).status).toBe(400);
      expect((await change({ dailyTokens: -1 })).status).toBe(400);
      expect((await change({ tone: 'x' })).status).toBe(400);
    });

    it('tells what it has cost by day, against the limit of today, and why replies were not used', async () => {
      const day = {
        tokens: 900,
        prompt: 600,
        completion: 200,
        cost: 0.5,
        byGpt: 3,
        byPages: 1,
        unsure: 0,
        handoffs: 0,
      };
      await http.store.responderDays.insertMany([
        { _id: '2026-11-10', ...day, rejected: 1, at: NOW, spentAt: NOW },
        { _id: '2026-10-12', ...day, rejected: 0, at: NOW },
        { _id: '2026-10-11', ...day, rejected: 0, at: NOW },
      ]);
      const rejected = (_id: string, why: string, dialogId: string) => ({
        _id,
        answer: {
          kind: 'unsure' as const,
          receipt: { by: 'retrieval' as const, passages: [], tools: [], rejected: why },
        },
        at: NOW,
        dialogId,
      });
      await http.store.replies.insertMany([
        rejected('a', 'unsupported: 1500 ₽; 19:00', 'free'),
        rejected('b', 'http 503', 'theirs'),
        rejected('c', 'unsupported: 9:00', 'theirs'),
      ]);
      const costs = async (cookie: string) =>
        ResponderCostsView.parse(await (await http.call('/api/v1/responder/costs', { headers: { cookie } })).json());
      const { today, days, total, rejections } = await costs(cookies.owner);
      expect(today).toEqual({ date: '2026-11-10', tokens: 900, limit: 5_000, spentAt: NOW.toISOString() });
      expect([days.length, days[0]?.date, days.at(-1)?.date]).toEqual([30, '2026-10-12', '2026-11-10']);
      expect(total).toMatchObject({ tokens: 1_600, cost: 1, byGpt: 6, rejected: 1 });
      expect(rejections.kinds).toEqual([
        { kind: 'unsupported', count: 2 },
        { kind: 'provider', count: 1 },
      ]);
      expect((await costs(cookies.operator)).rejections.latest).toMatchObject([
        { kind: 'unsupported', detail: '1500 ₽; 19:00', dialogId: 'free' },
      ]);
    });
  });
});
