import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type LabelItemView,
  LabelledView,
  LabellingSummaryView,
  LabelQueueView,
} from '../../src/http/views/labelling-view.ts';
import { LeadQualityView } from '../../src/http/views/lead-quality-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildLabelRow } from '../support/build-label-row.ts';
import { buildMessage } from '../support/build-message.ts';
import { type HttpFixture, NOW, startHttp } from '../support/start-http.ts';

const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

describe('Labelling over HTTP', () => {
  let http: HttpFixture;
  let cookies: { owner: string; operator: string; viewer: string };
  beforeAll(async () => {
    http = await startHttp({ deps: { intents: () => ['booking.create', 'info.price', 'info.hours'] } });
    cookies = {
      owner: await http.cookieOf('owner'),
      operator: await http.cookieOf('operator'),
      viewer: await http.cookieOf('viewer'),
    };
    const { store } = http;
    await store.dialogs.insertMany([
      toDocument(buildDialog({ id: 'dialog-1', assigneeId: null })),
      toDocument(buildDialog({ id: 'dialog-2', assigneeId: 'somebody' })),
    ]);
    const line = (
      seq: number,
      author: 'customer' | 'bot',
      text: string,
      dialogId: string,
      state: 'sent' | 'private' = 'sent',
    ) => toDocument(buildMessage({ id: `${dialogId}-${seq}`, dialogId, seq, author, text, delivery: { state } }));
    await store.messages.insertMany([
      line(1, 'customer', 'Добрый день', 'dialog-1'),
      line(2, 'bot', 'Здравствуйте!', 'dialog-1'),
      line(3, 'bot', 'только для своих', 'dialog-1', 'private'),
      line(4, 'customer', 'А почём стрижка?', 'dialog-1'),
      line(1, 'customer', 'Вы работаете завтра?', 'dialog-2'),
    ]);
  });
  afterAll(() => http.stop());
  beforeEach(async () => {
    http.engine.asked = [];
    http.engine.nextActed = { kind: 'done', dialog: buildDialog() };
    await http.store.labelQueue.deleteMany({});
    await http.store.labelQueue.insertMany([
      toDocument(buildLabelRow({ id: 'dialog-1-4', dialogId: 'dialog-1', predicted: 'info.hours', order: 0.1 })),
      toDocument(
        buildLabelRow({
          id: 'dialog-2-1',
          dialogId: 'dialog-2',
          predicted: 'None',
          sample: 'fallback',
          weight: null,
          order: 1.2,
        }),
      ),
      ...['info.price', 'info.price', 'парковка'].map((actual, n) =>
        toDocument(
          buildLabelRow({
            id: `done-${n}`,
            predicted: n === 0 ? 'info.price' : 'info.hours',
            state: 'labelled',
            actual,
            by: 'api',
            doneAt: daysAgo(n === 2 ? 20 : 0),
            weight: n === 0 ? 6 : 2,
          }),
        ),
      ),
    ]);
  });

  const asks = (cookie: string, path = '') => http.call(`/api/v1/labelling${path}`, { headers: { cookie } });
  const queue = async (cookie: string, query = '') => LabelQueueView.parse(await (await asks(cookie, query)).json());
  const ids = (items: readonly LabelItemView[]) => items.map(({ messageId }) => messageId);
  const says = (cookie: string, path: string, body: object = {}) =>
    http.post(`/api/v1/labelling/${path}`, body, { cookie });

  it('shows the next messages with two lines before them, what the bot took them for, and the likeliest meanings', async () => {
    const { items, names } = await queue(cookies.owner);
    expect(items[0]).toEqual({
      messageId: 'dialog-1-4',
      dialogId: 'dialog-1',
      channelKind: 'web',
      sample: 'random',
      at: '2026-11-09T09:00:00.000Z',
      text: 'А почём стрижка?',
      before: [
        { author: 'customer', text: 'Добрый день' },
        { author: 'bot', text: 'Здравствуйте!' },
      ],
      predicted: { intent: 'info.hours', score: 0.8 },
      likely: ['info.hours', 'info.price', 'парковка', 'booking.create'],
    });
    expect(ids(items)).toEqual(['dialog-1-4', 'dialog-2-1']);
    expect(names).toEqual(['парковка']);
  });

  it('gives a message to one person at a time; those who only look take nothing', async () => {
    expect(ids((await queue(cookies.viewer)).items)).toHaveLength(2);
    expect(ids((await queue(cookies.owner, '?limit=1')).items)).toEqual(['dialog-1-4']);
    expect(ids((await queue(cookies.operator)).items)).toEqual([]);
    expect(ids((await queue(cookies.owner)).items)).toEqual(['dialog-1-4', 'dialog-2-1']);
  });

  it('shows an operator only messages of dialogs that he may see', async () => {
    expect(ids((await queue(cookies.operator)).items)).toEqual(['dialog-1-4']);
    expect((await says(cookies.operator, 'dialog-2-1', { actual: 'None' })).status).toBe(404);
    expect((await says(cookies.operator, 'dialog-2-1/undo')).status).toBe(404);
    expect(http.engine.asked).toEqual([]);
    const summary = LabellingSummaryView.parse(await (await asks(cookies.operator, '/summary')).json());
    expect(summary.waiting).toEqual({ random: 1, fallback: 0 });
  });

  it.each([
    ['info.price', 'info.price'],
    ['None', 'None'],
    ['  Подарочный  Сертификат ', 'подарочный сертификат'],
  ])('labels with %j', async (actual, meant) => {
    const answer = await says(cookies.owner, 'dialog-1-4', { actual });
    expect(LabelledView.parse(await answer.json())).toEqual({
      messageId: 'dialog-1-4',
      state: 'labelled',
      actual: meant,
    });
    const user = await http.auth.session(cookies.owner);
    expect(http.engine.asked).toEqual([
      {
        dialogId: 'dialog-1',
        actor: { kind: 'operator', id: user?.user.id },
        actions: [
          { kind: 'label_intent', messageId: 'dialog-1-4', predicted: 'info.hours', actual: meant, fromQueue: true },
        ],
      },
    ]);
  });

  it.each([
    [{ actual: '' }],
    [{ actual: '<b>x</b>' }],
    [{ actual: 'x'.repeat(61) }],
    [{ actual: { $ne: null } }],
    [{ actual: 'info.price', skip: true }],
    [{ skip: false }],
    [{}],
  ])('refuses the label %j', async (body) => {
    expect((await says(cookies.owner, 'dialog-1-4', body)).status).toBe(400);
    expect(http.engine.asked).toEqual([]);
  });

  it('tells why a label is refused', async () => {
    http.engine.nextActed = { kind: 'refused', reason: 'This message has been labelled already.' };
    const refused = await says(cookies.owner, 'dialog-1-4', { actual: 'None' });
    expect([refused.status, await refused.json()]).toMatchObject([
      409,
      { detail: 'This message has been labelled already.' },
    ]);
    expect((await says(cookies.owner, 'nobody', { actual: 'None' })).status).toBe(404);
  });

  it('passes over what cannot be judged, once, and takes that back for who did it', async () => {
    expect(await (await says(cookies.owner, 'dialog-1-4', { skip: true })).json()).toMatchObject({ state: 'skipped' });
    expect((await says(cookies.owner, 'dialog-1-4', { skip: true })).status).toBe(409);
    expect(ids((await queue(cookies.owner)).items)).toEqual(['dialog-2-1']);
    expect((await says(cookies.operator, 'dialog-1-4/undo')).status).toBe(409);
    expect(await (await says(cookies.owner, 'dialog-1-4/undo')).json()).toMatchObject({ state: 'waiting' });
    expect(ids((await queue(cookies.operator)).items)).toEqual([]);
  });

  it('does not let one pass over what a colleague is looking at', async () => {
    await queue(cookies.owner);
    expect((await says(cookies.operator, 'dialog-1-4', { skip: true })).status).toBe(409);
  });

  it('takes a label back by the action that says so', async () => {
    await says(cookies.owner, 'done-0/undo');
    expect(http.engine.asked[0]?.actions).toEqual([{ kind: 'take_back_label', messageId: 'done-0' }]);
  });

  it('sums up what waits, what was done this week, and how accurate the bot is by the random part', async () => {
    const summary = LabellingSummaryView.parse(await (await asks(cookies.viewer, '/summary')).json());
    expect(summary).toMatchObject({
      waiting: { random: 1, fallback: 1 },
      thisWeek: { labelled: 2, byMe: 0 },
      // Six of ten messages that the labelled ones stand for.
      accuracy: { labelled: 3, share: 0.6 },
      byIntent: [
        { intent: 'info.hours', labelled: 2, share: 0 },
        { intent: 'info.price', labelled: 1, share: 1 },
      ],
      byChannel: [{ channelKind: 'web', labelled: 3 }],
    });
    expect(summary.accuracy?.low).toBeLessThan(0.6);
    expect(summary.accuracy?.high).toBeGreaterThan(0.6);
  });

  it('lets viewers look and not label', async () => {
    for (const path of ['dialog-1-4', 'dialog-1-4/undo']) {
      expect((await says(cookies.viewer, path, { skip: true })).status).toBe(403);
    }
  });

  it.each(['?limit=0', '?limit=21', '?limit=x', '?other=1'])('refuses %s', async (query) => {
    expect((await asks(cookies.owner, query)).status).toBe(400);
  });
});

describe('The settings of figures', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp();
  });
  afterAll(() => http.stop());
  const patch = (path: string, body: object, headers = {}) =>
    http.call(`/api/v1/settings/${path}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const asApi = (path: string, body: object) =>
    http.asApi(`/api/v1/settings/${path}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('draw a hundred messages a week until somebody wants more', async () => {
    const read = async () => (await http.asApi('/api/v1/settings/labelling')).json();
    expect(await read()).toEqual({ weekly: 100, atLeast: 3 });
    expect((await asApi('labelling', { weekly: 200, atLeast: 5 })).status).toBe(200);
    expect(await read()).toEqual({ weekly: 200, atLeast: 5 });
    for (const body of [{ weekly: 5, atLeast: 0 }, { weekly: 100 }, { weekly: 1.5, atLeast: 0 }]) {
      expect((await asApi('labelling', body)).status).toBe(400);
    }
  });

  it('count all points of a lead, in words, until somebody leaves some out', async () => {
    const read = async () => LeadQualityView.parse(await (await http.asApi('/api/v1/settings/lead-quality')).json());
    expect(await read()).toMatchObject({ points: ['contact', 'service', 'date', 'in_time', 'source', 'history'] });
    const answer = await asApi('lead-quality', { points: ['date', 'contact', 'date'], answerMinutes: 15 });
    expect(LeadQualityView.parse(await answer.json())).toMatchObject({
      points: ['contact', 'date'],
      answerMinutes: 15,
    });
    const inTime = (await read()).known.find(({ id }) => id === 'in_time');
    expect(inTime?.rule.ru).toContain('15 мин');
    for (const body of [
      { points: [], answerMinutes: 15 },
      { points: ['charm'], answerMinutes: 15 },
      { points: ['date'], answerMinutes: 0 },
    ]) {
      expect((await asApi('lead-quality', body)).status).toBe(400);
    }
  });

  it('are changed by those who manage alone', async () => {
    const cookie = await http.cookieOf('operator');
    expect((await patch('labelling', { weekly: 50, atLeast: 0 }, { cookie })).status).toBe(403);
    expect((await patch('lead-quality', { points: ['date'], answerMinutes: 5 }, { cookie })).status).toBe(403);
    expect((await http.call('/api/v1/settings/labelling', { headers: { cookie } })).status).toBe(200);
  });
});
