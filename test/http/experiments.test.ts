import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { z } from 'zod';
import { watchGuardRails } from '../../src/engine/experiments/watch-guard-rails.ts';
import { ProblemView } from '../../src/http/problem.ts';
import {
  ClientsNeededView,
  ExperimentBriefView,
  ExperimentView,
  SurfaceView,
} from '../../src/http/views/experiment-view.ts';
import { pageOf } from '../../src/http/views/page-view.ts';
import { fromDocument } from '../../src/store/document.ts';
import { readBusiness } from '../../src/store/read-setting.ts';
import { watchSurroundings } from '../../src/store/surroundings.ts';
import { seedExposures, textValue } from '../support/seed-exposures.ts';
import { API_KEY, startTestApp, type TestApp } from '../support/start-app.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';

const HOURS = 'flow:hours/1.week.1';
const BODY = {
  surface: HOURS,
  hypothesis: 'Приветливые слова приведут больше записей.',
  controlWeight: 50,
  variants: [{ weight: 50, value: textValue('Ждём вас!\n{{hours}}', 'We look forward to you!\n{{hours}}') }],
  goal: 'lead',
  windowDays: 3,
  guardRails: ['handed_off'],
  guardDays: 1,
  expectedRate: 0.3,
  leastEffect: 0.05,
};

describe('The API of experiments', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.stop());

  const call = (method: string, path: string, body?: object) =>
    fetch(`${app.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${API_KEY}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  const view = async (answer: Response) => {
    const json: unknown = await answer.json();
    if (!answer.ok) throw new Error(JSON.stringify(json));
    return ExperimentView.parse(json);
  };
  const refusal = async (answer: Response) => ({
    status: answer.status,
    detail: ProblemView.parse(await answer.json()).detail,
  });
  const make = async (overrides: object = {}) => view(await call('POST', '/experiments', { ...BODY, ...overrides }));
  const get = async (id: string) => view(await call('GET', `/experiments/${id}`));
  const begin = async (id: string) => view(await call('POST', `/experiments/${id}/start`));
  const decide = (id: string, variantId: string) =>
    call('POST', `/experiments/${id}/finish`, { variantId, why: 'так решили' });
  const stored = async (id: string) => {
    const row = await app.store.experiments.findOne({ _id: id });
    if (!row) throw new Error('gone');
    return fromDocument(row);
  };

  it('tells what can be varied, with today’s words', async () => {
    const { items } = pageOf(SurfaceView).parse(await app.api('/experiments/surfaces'));
    expect(items.find(({ id }) => id === HOURS)).toMatchObject({
      kind: 'flow',
      value: textValue('Мы работаем:\n{{hours}}', 'We are open:\n{{hours}}'),
      file: 'flows/hours.yml',
      runningId: null,
    });
    expect(items.find(({ id }) => id === 'reminder:minutes')?.value).toMatchObject({ kind: 'minutes' });
    expect(items.some(({ kind }) => kind === 'offer')).toBe(true);
  });

  it('reckons how many clients are needed: more for a smaller difference, and for an uneven split', async () => {
    const needed = async (query: string) =>
      ClientsNeededView.parse(await app.api(`/experiments/clients-needed?${query}`)).clients;
    const even = await needed('rate=0.3&effect=0.1&weights=50,50');
    expect(even).toBeGreaterThan(1_000);
    expect(await needed('rate=0.3&effect=0.05&weights=50,50')).toBeGreaterThan(3 * even);
    expect(await needed('rate=0.3&effect=0.1&weights=90,10')).toBeGreaterThan(2 * even);
    expect((await call('GET', '/experiments/clients-needed?rate=0.3&effect=0&weights=50,50')).status).toBe(400);
    expect((await call('GET', '/experiments/clients-needed?rate=0.3&effect=0.1&weights=50')).status).toBe(400);
  });

  it('lets a draft on times be changed that the business has set further ahead than a variant may be', async () => {
    const before = await readBusiness(app.store);
    // Every move of an experiment reads the settings.
    const readAnew = async () => view(await decide((await begin((await make()).id)).id, 'a'));
    await app.store.settings.updateOne(
      { _id: 'business' },
      { $set: { 'value.reminders': [{ beforeMinutes: 43_200 }, { beforeMinutes: 120 }] } },
    );
    try {
      await readAnew();
      const body = {
        ...BODY,
        surface: 'reminder:minutes',
        variants: [{ weight: 50, value: { kind: 'minutes', minutes: [1440] } }],
      };
      const made = await call('POST', '/experiments', body);
      expect(made.status).toBe(201);
      const { id, version } = z.object({ id: z.string(), version: z.number() }).parse(await made.json());
      expect((await call('PATCH', `/experiments/${id}`, { ...body, windowDays: 9, version })).status).toBe(200);
      expect((await call('DELETE', `/experiments/${id}`)).status).toBe(200);
    } finally {
      await app.store.settings.updateOne({ _id: 'business' }, { $set: { 'value.reminders': before?.reminders ?? [] } });
    }
    await readAnew();
  });

  it('names every fault of a plan: no hypothesis, unknown variables, one language, the same as today', async () => {
    expect((await refusal(await call('POST', '/experiments', { ...BODY, hypothesis: 'лучше' }))).detail).toContain(
      'hypothesis',
    );
    const variant = (ru: string, en: string) => ({ variants: [{ weight: 50, value: textValue(ru, en) }] });
    const wrong = async (overrides: object) =>
      (await refusal(await call('POST', '/experiments', { ...BODY, ...overrides }))).detail;
    expect(await wrong(variant('Цена {{price}}', 'Price {{price}}'))).toContain(
      'names {{price}}, which is not known here',
    );
    expect(await wrong(variant('Ждём {{hours}}', 'Welcome'))).toContain('lacks {{hours}}, which the Russian text has');
    expect(await wrong(variant('Мы работаем:\n{{hours}}', 'We are open:\n{{hours}}'))).toContain(
      'the same as what is shown today',
    );
    expect(await wrong({ surface: 'flow:nowhere/1' })).toContain('is not there to be varied');
    expect(await wrong({ surface: "flow:$where/';" })).toContain('is no surface');
    expect(await wrong({ variants: [{ weight: 50, value: { kind: 'minutes', minutes: [60] } }] })).toContain(
      'must be a text',
    );
    expect(await wrong({ windowDays: 18_250 })).toContain('windowDays');
  });

  it('is planned, changed while it is a draft, and started once; two cannot run in one place', async () => {
    const draft = await make();
    expect(draft).toMatchObject({ state: 'draft', results: null, verdict: null });
    expect(draft.variants.map(({ id }) => id)).toEqual(['a', 'b']);
    const path = `/experiments/${draft.id}`;
    const changed = await view(await call('PATCH', path, { ...BODY, windowDays: 5, version: draft.version }));
    expect(changed.windowDays).toBe(5);
    expect((await refusal(await call('PATCH', path, { ...BODY, version: draft.version }))).detail).toContain(
      'Somebody else',
    );
    const running = await begin(draft.id);
    expect(running).toMatchObject({ state: 'running', verdict: { kind: 'waiting' } });
    expect(running.history.map(({ what, by }) => [what, by])).toEqual([
      ['created', 'API'],
      ['changed', 'API'],
      ['started', 'API'],
    ]);
    expect((await refusal(await call('POST', `${path}/start`))).detail).toContain('Only a draft');
    expect((await refusal(await call('PATCH', path, { ...BODY, version: running.version }))).status).toBe(409);
    expect((await refusal(await call('DELETE', path))).detail).toContain('its results are kept');
    const second = await make();
    expect((await refusal(await call('POST', `/experiments/${second.id}/start`))).detail).toContain(
      'Another experiment runs there',
    );
    expect((await call('DELETE', `/experiments/${second.id}`)).status).toBe(200);
    const chat = await app.newChat();
    await chat.press('s:hours?');
    expect(await app.store.experimentExposures.countDocuments({ experimentId: draft.id })).toBe(1);
    expect((await get(draft.id)).results?.soFar.map(({ clients }) => clients).sort()).toEqual([0, 1]);
    expect((await call('POST', `${path}/stop`, { why: '' })).status).toBe(400);
    const stopped = await view(await call('POST', `${path}/stop`, { why: 'передумали' }));
    expect(stopped.state).toBe('stopped');
    await chat.press('s:hours?');
    expect((await chat.lines()).at(-1)?.text).toContain('Мы работаем');
  });

  it('shows results over time and a verdict in words, and gives everybody what was adopted until the file changes', async () => {
    const { id } = await begin((await make()).id);
    app.clock.advance({ days: 40 });
    const seeding = { days: 30, daily: { a: { clients: 50, goal: 0.3 }, b: { clients: 50, goal: 0.42 } } };
    await seedExposures(app.store, await stored(id), seeding);
    const { results, verdict } = await get(id);
    expect(verdict).toMatchObject({ kind: 'better', variantId: 'b' });
    expect(verdict?.words.ru).toContain('Вариант Б лучше');
    const [comparison] = results?.comparisons ?? [];
    expect(comparison?.series).toHaveLength(30);
    expect(comparison?.low).toBeGreaterThan(0);
    expect(results?.ratio).toMatchObject({ isBroken: false });
    const { items } = pageOf(ExperimentBriefView).parse(await app.api('/experiments'));
    expect(items.find((item) => item.id === id)).toMatchObject({ clients: 3_000, verdict: { kind: 'better' } });
    expect((await refusal(await decide(id, 'c'))).detail).toContain('There is no variant');
    const done = await view(await decide(id, 'b'));
    expect(done).toMatchObject({ state: 'finished', adopted: 'b', file: 'flows/hours.yml' });
    const chat = await app.newChat();
    await chat.press('s:hours?');
    expect((await chat.lines()).at(-1)?.text).toContain('Ждём вас!');
    expect(await app.store.experimentExposures.countDocuments({ dialogId: await chat.dialogId() })).toBe(0);
    const surfaces = pageOf(SurfaceView).parse(await app.api('/experiments/surfaces'));
    expect(surfaces.items.find((one) => one.id === HOURS)?.value).toMatchObject({
      text: { ru: 'Ждём вас!\n{{hours}}' },
    });
  });

  it('writes an adopted time of reminders and an adopted offer into the settings, and never over newer words', async () => {
    const minutes = {
      surface: 'reminder:minutes',
      variants: [{ weight: 50, value: { kind: 'minutes', minutes: [2880, 180] } }],
    };
    const reminders = await begin((await make(minutes)).id);
    expect((await view(await decide(reminders.id, 'b'))).state).toBe('finished');
    const business = await app.store.settings.findOne({ _id: 'business' });
    expect(business?.value).toMatchObject({ reminders: [{ beforeMinutes: 2880 }, { beforeMinutes: 180 }] });
    const promo = { surface: 'offer:1', variants: [{ weight: 50, value: textValue('Скидка', 'Off') }] };
    const offer = await begin((await make(promo)).id);
    await app.store.settings.updateOne({ _id: 'business' }, { $set: { 'value.promos.0': { ru: 'Иное', en: 'Else' } } });
    expect((await refusal(await decide(offer.id, 'b'))).detail).toContain('has been changed since the start');
    expect((await get(offer.id)).state).toBe('running');
    expect((await view(await decide(offer.id, 'a'))).adopted).toBeNull();
  });

  it('adopts no words of a flow that its file does not say any more, and nothing while the next one runs there', async () => {
    const surface = 'flow:location/1';
    const value = textValue('Мы тут', 'We are here');
    const place = pageOf(SurfaceView)
      .parse(await app.api('/experiments/surfaces'))
      .items.find(({ kind, id, names }) => kind === 'flow' && id !== HOURS && names.length === 0)?.id;
    const make1 = async () =>
      (await begin((await make({ surface: place ?? surface, variants: [{ weight: 50, value }] })).id)).id;
    const first = await make1();
    expect((await view(await call('POST', `/experiments/${first}/stop`, { why: 'пауза' }))).state).toBe('stopped');
    const next = await make1();
    expect((await refusal(await decide(first, 'b'))).detail).toContain('Another experiment runs there');
    await app.store.experiments.updateOne({ _id: next }, { $set: { base: textValue('Раньше', 'Before') } });
    expect((await get(next)).state).toBe('running');
    expect((await refusal(await decide(next, 'b'))).detail).toContain('has been changed since the start');
    expect((await view(await decide(next, 'a'))).adopted).toBeNull();
    expect((await view(await decide(first, 'b'))).adopted).toBe('b');
  });

  it('starts from what the setting says now, though somebody has changed it in another process a moment ago', async () => {
    const promo = { surface: 'offer:2', variants: [{ weight: 50, value: textValue('Скидка', 'Off') }] };
    const { id } = await make(promo);
    const now = { ru: 'Только что', en: 'Just now' };
    await app.store.settings.updateOne({ _id: 'business' }, { $set: { 'value.promos.1': now } });
    const { variants, changedSince } = await begin(id);
    expect({ value: variants[0]?.value, changedSince }).toEqual({
      value: { kind: 'text', text: now },
      changedSince: false,
    });
    expect((await view(await decide(id, 'a'))).state).toBe('finished');
  });

  it('writes an adopted message into its trigger', async () => {
    const { items } = pageOf(SurfaceView).parse(await app.api('/experiments/surfaces'));
    const surface = items.find(({ kind }) => kind === 'trigger');
    if (!surface) throw new Error('The first start makes one.');
    const value = textValue('Здравствуйте! Это проба.', 'Hello! This is a trial.');
    const { id } = await begin((await make({ surface: surface.id, variants: [{ weight: 50, value }] })).id);
    expect((await view(await decide(id, 'b'))).adopted).toBe('b');
    const triggerId = surface.id.slice('trigger:'.length, surface.id.lastIndexOf('/'));
    const trigger = await app.store.triggers.findOne({ _id: triggerId });
    expect(JSON.stringify(trigger?.actions)).toContain('Это проба.');
  });

  it('is stopped by itself when a variant hands more clients to people', async () => {
    const location = {
      surface: 'flow:location/2',
      variants: [{ weight: 50, value: textValue('Мы здесь: {{address}}', 'We are here: {{address}}') }],
    };
    const { id } = await begin((await make(location)).id);
    app.clock.advance({ days: 15 });
    const seeding = {
      days: 12,
      daily: { a: { clients: 60, goal: 0.3, harm: 0.03 }, b: { clients: 60, goal: 0.3, harm: 0.2 } },
    };
    await seedExposures(app.store, await stored(id), seeding);
    const log = pino({ level: 'silent' });
    const settings = await watchSurroundings(app.store, undefined, log);
    const { store, clock } = app;
    await watchGuardRails({
      store,
      surroundings: settings.current,
      settings,
      owner: 'test',
      now: clock.now,
      log,
    }).look();
    settings.stop();
    const stopped = await get(id);
    expect(stopped).toMatchObject({ state: 'stopped', verdict: { kind: 'harmful' } });
    expect(stopped.history.at(-1)).toMatchObject({ what: 'stopped', by: null });
  });
});

describe('Experiments and rights', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp();
  });
  afterAll(() => http?.stop());

  it('are read by everybody of the team and changed only by those who manage', async () => {
    const statuses = async (role: 'viewer' | 'operator' | 'admin') => {
      const cookie = await http.cookieOf(role);
      const as = (method: string, path: string) =>
        http.call(`/api/v1/experiments${path}`, {
          method,
          headers: { cookie, origin: http.url, 'content-type': 'application/json' },
          ...(method === 'POST' && { body: JSON.stringify(BODY) }),
        });
      return [(await as('GET', '')).status, (await as('POST', '')).status, (await as('POST', '/any/start')).status];
    };
    expect(await statuses('viewer')).toEqual([200, 403, 403]);
    expect(await statuses('operator')).toEqual([200, 403, 403]);
    // The flow is not there in this fixture, nor the experiment.
    expect(await statuses('admin')).toEqual([200, 400, 404]);
    expect((await http.call('/api/v1/experiments')).status).toBe(401);
  });
});
