import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import type { FigureQuery } from '../../src/domain/analytics/figure-query.ts';
import { type AskChoice, AskView } from '../../src/http/views/ask-view.ts';
import { createQuestionReader } from '../../src/responder/question-reader.ts';
import * as h from '../domain/analytics/history.ts';
import { type FakeOpenai, startFakeOpenai } from '../support/fake-openai.ts';
import { booksOf, factsOf } from '../support/figures-of.ts';
import { type HttpFixture, NOW, startHttp } from '../support/start-http.ts';

/** Now is November 10. */
const EVENTS = h.eventsOf([
  { at: '2026-11-09T09:00:00Z', dialogId: 'a', channelKind: 'telegram', origin: { source: 'vk' }, body: h.opened() },
  { at: '2026-11-09T09:01:00Z', dialogId: 'a', channelKind: 'telegram', origin: { source: 'vk' }, body: h.lead },
  { at: '2026-11-09T10:00:00Z', dialogId: 'b', body: h.opened() },
  { at: '2026-11-09T10:01:00Z', dialogId: 'b', body: h.lead },
  { at: '2026-11-09T11:00:00Z', dialogId: 'c', body: h.opened() },
]);

describe('A question that our own rules do not understand, with a GPT key', () => {
  let openai: FakeOpenai;
  let http: HttpFixture;
  beforeAll(async () => {
    openai = await startFakeOpenai();
    const gpt = { apiKey: 'key', model: 'test', baseUrl: openai.url, deadlineMs: 1_000 };
    const log = pino({ level: 'silent' });
    const questions = createQuestionReader({ gpt, clock: { now: () => NOW }, log });
    const open = async (query: FigureQuery) => ({ books: booksOf(factsOf(EVENTS), query), state: null });
    http = await startHttp({ deps: { questions, books: { open, journeys: async () => [] } } });
  });
  afterAll(async () => {
    await http.stop();
    await openai.stop();
  });

  const hint = { figure: 'leads', from: '2026-11-09', to: '2026-11-09', by: null, names: [] as string[] };
  const says = (content: unknown) =>
    openai.play({ kind: 'text', content: typeof content === 'string' ? content : JSON.stringify(content) });
  async function ask(question: string): Promise<AskView> {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ question });
    const response = await http.asApi('/api/v1/kpis/ask', { method: 'POST', headers, body });
    return AskView.parse(await response.json());
  }

  it('is read by GPT, answered by the registry: GPT has seen no figure and says no number', async () => {
    says(hint);
    expect(await ask('много ли желающих записалось намедни, 89181234567')).toMatchObject({
      kind: 'answer',
      kpi: 'leads',
      figure: { value: 2 },
      days: { from: '2026-11-09', to: '2026-11-09' },
    });
    expect(JSON.stringify(openai.requests)).not.toContain('89181234567');
  });

  it('is narrowed by our own names, whatever GPT makes of them', async () => {
    says({ ...hint, names: [] });
    expect(await ask('много ли желающих намедни из телеграма')).toMatchObject({ kind: 'answer', figure: { value: 1 } });
  });

  it.each([
    ['leaves out a name that we do not know', 'много ли желающих намедни от Наполеона', hint],
    ['sees a name that we do not know', 'много ли желающих от наполеона', { ...hint, names: ['наполеона'] }],
    ['makes up a figure', 'много ли желающих', { ...hint, figure: 'profit' }],
    ['says a number instead', 'много ли желающих', '42'],
    ['sees no figure', 'много ли желающих', { ...hint, figure: 'none' }],
    ['dreams of days', 'много ли желающих', { ...hint, from: '2026-02-31' }],
  ])('is not answered when GPT %s', async (_, question, content) => {
    says(content);
    expect((await ask(question)).kind).toBe('not_understood');
  });

  it('is not answered when GPT does not answer, and the asker does not wait long', async () => {
    openai.play({ kind: 'hang' });
    expect((await ask('много ли желающих')).kind).toBe('not_understood');
  });

  it('is not shown to GPT when we have understood it ourselves', async () => {
    says(hint);
    expect((await ask('сколько лидов вчера')).kind).toBe('answer');
    expect(openai.requests).toEqual([]);
  });
});

describe('A figure asked for in words', () => {
  let http: HttpFixture;
  const asked: FigureQuery[] = [];
  beforeAll(async () => {
    const open = async (query: FigureQuery) => {
      asked.push(query);
      return { books: booksOf(factsOf(EVENTS), query), state: null };
    };
    http = await startHttp({ deps: { books: { open, journeys: async () => [] } } });
  });
  afterAll(() => http.stop());

  async function ask(question: string, more: { locale?: string; choice?: AskChoice } = {}): Promise<AskView> {
    const body = JSON.stringify({ question, ...more });
    const headers = { 'content-type': 'application/json' };
    const response = await http.asApi('/api/v1/kpis/ask', { method: 'POST', headers, body });
    expect(response.status).toBe(200);
    return AskView.parse(await response.json());
  }

  it('is answered from the registry, with the address of the dialogs behind it', async () => {
    expect(await ask('how many leads yesterday from vk', { locale: 'en' })).toMatchObject({
      kind: 'answer',
      kpi: 'leads',
      figure: { value: 1, numerator: 1, denominator: 1 },
      days: { from: '2026-11-09', to: '2026-11-09' },
      text: 'New leads: 1. November 9, 2026; Source: vk.',
      link: '/console/kpis/leads?period=dates&from=2026-11-09&to=2026-11-09&source=vk&open=leads',
    });
    expect(asked.at(-1)).toMatchObject({
      from: new Date('2026-11-08T21:00:00Z'),
      to: new Date('2026-11-09T21:00:00Z'),
      narrowing: { source: 'vk' },
    });
  });

  it('is cut by what it asks for', async () => {
    const answer = await ask('конверсия вчера по каналам');
    expect(answer).toMatchObject({
      kind: 'answer',
      figure: { numerator: 2, denominator: 3 },
      rows: [
        { title: 'Telegram', figure: { numerator: 1, denominator: 1 } },
        { title: 'сайт', figure: { numerator: 1, denominator: 2 } },
      ],
    });
  });

  it('is asked back where it could mean two things, and answered with the choice', async () => {
    const question = 'время ответа вчера';
    const back = await ask(question);
    expect(back).toMatchObject({ kind: 'which', options: [{ choice: { kpi: 'time_to_first_response' } }, {}] });
    const choice = back.kind === 'which' ? back.options[1]?.choice : undefined;
    expect(await ask(question, { ...(choice && { choice }) })).toMatchObject({
      kind: 'answer',
      kpi: 'operator_first_response',
      figure: { value: null },
    });
  });

  it.each(['погода завтра', 'сколько лидов у Наполеона', 'leads from pinterest', '<script>alert(1)</script>'])(
    'is not answered by a number when it is not understood: %s',
    async (question) => {
      const answer = await ask(question);
      expect(answer.kind).toBe('not_understood');
      expect(answer).toMatchObject({ examples: expect.arrayContaining([expect.any(String)]) });
    },
  );

  it('is answered to an operator from own dialogs only', async () => {
    const cookie = await http.cookieOf('operator');
    const response = await http.post('/api/v1/kpis/ask', { question: 'лиды' }, { cookie, origin: http.url });
    expect(response.status).toBe(200);
    expect(asked.at(-1)?.ledBy).toBeDefined();
    expect(asked.at(-2)?.ledBy).toBeDefined();
  });

  it.each([{}, { question: '' }, { question: 'x'.repeat(301) }, { question: 'лиды', sql: '1' }])(
    'is refused when it is none: %j',
    async (body) => {
      const headers = { 'content-type': 'application/json' };
      const response = await http.asApi('/api/v1/kpis/ask', { method: 'POST', headers, body: JSON.stringify(body) });
      expect(response.status).toBe(400);
    },
  );
});
