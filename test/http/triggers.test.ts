import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { DEFAULT_TRIGGERS } from '../../src/domain/default-triggers.ts';
import type { TriggerRun } from '../../src/domain/triggers/trigger-run.ts';
import { ProblemView } from '../../src/http/problem.ts';
import { pageOf } from '../../src/http/views/page-view.ts';
import { DryRunView, RecipeView, TriggerRunView, TriggerView } from '../../src/http/views/trigger-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildEvent } from '../support/build-event.ts';
import { addTag, all, buildTrigger, say } from '../support/build-trigger.ts';
import { API_KEY, type HttpFixture, NOW, startHttp } from '../support/start-http.ts';

const DAY = 86_400_000;
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);
const RULES = {
  title: { ru: 'Проба', en: 'Probe' },
  on: { kind: 'stage_entered', stage: 'sales/new' },
  actions: [addTag('probe')],
};

describe('The API of triggers', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp();
    await http.store.contacts.insertOne(toDocument(buildContact({ name: 'Анна' })));
    await http.store.dialogs.insertOne(toDocument(buildDialog({ createdAt: ago(20) })));
  });
  afterAll(() => http.stop());
  beforeEach(async () => {
    await Promise.all([http.store.triggers.deleteMany({}), http.store.triggerRuns.deleteMany({})]);
  });

  const ask = (method: string, path: string, body?: unknown) =>
    http.call(`/api/v1/triggers${path}`, {
      method,
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const made = async (body: unknown) => {
    const response = await ask('POST', '', body);
    expect(response.status).toBe(201);
    return TriggerView.parse(await response.json());
  };
  const list = async () => pageOf(TriggerView).parse(await (await ask('GET', '')).json()).items;
  const reasons = async (response: Response) =>
    ProblemView.parse(await response.json()).errors?.map(({ path, reason }) => `${path}: ${reason}`);
  const run = (id: string, part: Partial<TriggerRun> = {}) =>
    toDocument<TriggerRun>({
      id,
      triggerId: 'probe',
      dialogId: 'dialog-1',
      contactId: 'contact-1',
      event: 'tags_changed',
      due: ago(1),
      at: ago(1),
      outcome: 'done',
      reason: null,
      ...part,
    });

  it('makes a trigger of little, and puts it after the others', async () => {
    await http.store.triggers.insertMany(DEFAULT_TRIGGERS.map(toDocument));
    const trigger = await made(RULES);
    expect(trigger).toMatchObject({
      enabled: true,
      when: { match: 'all', of: [] },
      delay: { minutes: 0, businessHours: false },
      position: 60,
      version: 1,
      problems: [],
      stats: { done: 0, lastAt: null },
      waiting: 0,
    });
    expect((await list()).map(({ id }) => id).at(-1)).toBe(trigger.id);
  });

  it.each([
    [
      'a stage',
      { on: { kind: 'stage_entered', stage: 'sales/nowhere' } },
      'body.on: there is no stage "sales/nowhere"',
    ],
    [
      'a field',
      { when: all({ kind: 'field', of: 'contact', fieldId: 'gone', is: { op: 'set' }, not: false }) },
      'body.when.of.0: there is no field "gone" of a contact: it has been removed',
    ],
    [
      'a variable',
      { actions: [say('Привет, {{contact.nme}}')] },
      'body.actions.0.text.ru: there is no variable {{contact.nme}}',
    ],
    [
      'a person',
      { actions: [{ kind: 'change_assignee', to: { kind: 'person', operatorId: 'nobody' } }] },
      'body.actions.0.to.operatorId: there is no person in the team "nobody"',
    ],
    ['a flow', { actions: [{ kind: 'start_flow', flow: 'dance' }] }, 'body.actions.0.flow: there is no flow "dance"'],
    [
      'a webhook',
      { actions: [{ kind: 'call_webhook', webhookId: 'gone' }] },
      'body.actions.0.webhookId: there is no webhook that is on "gone"',
    ],
    [
      'a kind of task',
      { actions: [{ kind: 'add_task', taskKind: 'dance', title: { ru: 'х', en: 'x' }, dueInMinutes: 5 }] },
      'body.actions.0.taskKind: there is no kind of task "dance"',
    ],
    [
      'a rule of distribution',
      { actions: [{ kind: 'distribute', ruleId: 'dance' }] },
      'body.actions.0.ruleId: there is no rule of distribution "dance"',
    ],
  ])('refuses %s that there is not, and names the place', async (_what, part, reason) => {
    const response = await ask('POST', '', { ...RULES, ...part });
    expect(response.status).toBe(400);
    expect(await reasons(response)).toContain(reason);
    expect(await list()).toEqual([]);
  });

  it('refuses what it does not know, with the field', async () => {
    const response = await ask('POST', '', { ...RULES, actions: [], surprise: 1 });
    expect(response.status).toBe(400);
    expect((await reasons(response))?.map((reason) => reason.split(':')[0])).toEqual(['body.actions', 'body']);
  });

  it('refuses triggers that would set each other off for ever, and names them', async () => {
    const ping = await made({
      ...RULES,
      title: { ru: 'Пинг', en: 'Ping' },
      on: { kind: 'tag_added', tag: 'a' },
      actions: [addTag('b')],
    });
    const pong = {
      ...RULES,
      title: { ru: 'Понг', en: 'Pong' },
      on: { kind: 'tag_added', tag: 'B' },
      actions: [addTag('A')],
    };
    const refused = await ask('POST', '', pong);
    expect(refused.status).toBe(409);
    expect(ProblemView.parse(await refused.json()).detail).toContain('“Pong” → “Ping” → “Pong”');
    const off = await made({ ...pong, enabled: false });
    expect((await ask('PATCH', `/${off.id}`, { version: 1, enabled: true })).status).toBe(409);
    expect((await ask('PATCH', `/${ping.id}`, { version: 1, enabled: false })).status).toBe(200);
    expect((await ask('PATCH', `/${off.id}`, { version: 1, enabled: true })).status).toBe(200);
  });

  it('lets the second of two people who change it at once look again', async () => {
    const { id } = await made(RULES);
    const [one, other] = await Promise.all(
      [5, 10].map((minutes) => ask('PATCH', `/${id}`, { version: 1, delay: { minutes, businessHours: false } })),
    );
    expect([one?.status, other?.status].sort()).toEqual([200, 409]);
    expect((await list())[0]).toMatchObject({ version: 2 });
  });

  it('tells that a trigger is broken, and lets it be switched off but not on', async () => {
    const broken = buildTrigger({ on: { kind: 'stage_left', stage: 'sales/gone' } });
    await http.store.triggers.insertOne(toDocument(broken));
    expect((await list())[0]?.problems).toEqual([
      { kind: 'broken', path: 'on', reason: 'there is no stage "sales/gone"' },
    ]);
    expect((await ask('PATCH', '/probe', { version: 1, enabled: false })).status).toBe(200);
    expect((await ask('PATCH', '/probe', { version: 2, enabled: true })).status).toBe(400);
    expect(
      (await ask('PATCH', '/probe', { version: 2, on: { kind: 'stage_left', stage: null }, enabled: true })).status,
    ).toBe(200);
  });

  it('counts how it went in 30 days, and shows that it ran in a circle', async () => {
    await http.store.triggers.insertOne(toDocument(buildTrigger()));
    const loop = { outcome: 'looped', reason: 'comes round: a → probe → a', at: ago(2) } as const;
    await http.store.triggerRuns.insertMany([run('1'), run('2'), run('3', loop), run('4', { at: ago(31) })]);
    const [trigger] = await list();
    expect(trigger?.stats).toMatchObject({ done: 2, looped: 1, lastAt: ago(1).toISOString() });
    expect(trigger?.problems).toEqual([{ kind: 'loop', path: 'on', reason: loop.reason }]);
  });

  it('lists its runs with the dialogs, page by page and by outcome', async () => {
    await http.store.triggers.insertOne(toDocument(buildTrigger()));
    await http.store.triggerRuns.insertMany([
      run('1', { at: ago(3), outcome: 'refused', reason: 'The dialog is closed.' }),
      run('2', { at: ago(2) }),
      run('3', { at: ago(1), dialogId: 'gone' }),
    ]);
    const page = async (query: string) =>
      pageOf(TriggerRunView).parse(await (await ask('GET', `/probe/runs${query}`)).json());
    const first = await page('?limit=2');
    expect(first.items).toMatchObject([
      { id: '3', dialog: null },
      { id: '2', dialog: { id: 'dialog-1', name: 'Анна', channelKind: 'web' }, outcome: 'done' },
    ]);
    expect((await page(`?limit=2&cursor=${first.next}`)).items).toMatchObject([{ id: '1' }]);
    expect((await page('?outcome=refused')).items).toMatchObject([{ id: '1', reason: 'The dialog is closed.' }]);
  });

  it('calls off what is planned when it is deleted', async () => {
    const { id } = await made(RULES);
    const timer = {
      id: `trigger:${id}:dialog-1:e1`,
      due: NOW,
      dialogId: 'dialog-1',
      state: 'pending' as const,
      outcome: null,
      work: {
        kind: 'trigger' as const,
        triggerId: id,
        on: 'stage_entered' as const,
        episode: 'e1',
        event: null,
        causes: [],
        stageId: 'new',
        since: NOW,
        step: 0,
        refused: [],
        webhooks: [],
      },
    };
    await http.store.timers.insertOne(toDocument(timer));
    expect((await list())[0]).toMatchObject({ waiting: 1 });
    expect((await ask('DELETE', `/${id}`)).status).toBe(200);
    expect(await http.store.timers.findOne({ _id: timer.id })).toMatchObject({ state: 'skipped' });
    expect((await ask('DELETE', `/${id}`)).status).toBe(404);
  });

  it('offers recipes of which every one can be made by one call', async () => {
    const recipes = async () => pageOf(RecipeView).parse(await (await ask('GET', '/recipes')).json()).items;
    const before = await recipes();
    expect(before.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['answer-missed', 'win-back', 'ask-review', 'call-unconfirmed', 'nudge-silent']),
    );
    for (const { id, problems, used } of before) {
      expect({ id, problems, used }).toEqual({ id, problems: [], used: false });
      expect((await ask('POST', `/recipes/${id}`)).status).toBe(201);
    }
    expect((await recipes()).every(({ used }) => used)).toBe(true);
    expect((await ask('POST', '/recipes/nothing')).status).toBe(404);
  });

  it('tells by a dry run what it would have done, and changes nothing', async () => {
    const changed = (id: string, days: number, from: string, to: string) =>
      toDocument(
        buildEvent(
          { type: 'stage_changed', from, to, fromPipeline: 'sales', toPipeline: 'sales', why: 'by hand' },
          { id, at: ago(days) },
        ),
      );
    await http.store.events.insertMany([
      changed('e1', 10, 'booked', 'new'),
      changed('e2', 5, 'new', 'booked'),
      changed('e3', 2, 'booked', 'new'),
    ]);
    const rules = {
      on: RULES.on,
      actions: RULES.actions,
      when: all(),
      delay: { minutes: 0, businessHours: false },
      cancelledBy: [],
    };
    const response = await ask('POST', '/dry-run', { rules, days: 7 });
    const found = DryRunView.parse(await response.json());
    expect(found).toMatchObject({ count: 1, dialogs: 1, complete: true, byToday: [] });
    expect(found.items).toEqual([
      {
        dialog: { id: 'dialog-1', name: 'Анна', channelKind: 'web' },
        at: ago(2).toISOString(),
        due: ago(2).toISOString(),
        event: 'stage_changed',
      },
    ]);
    expect(await http.store.triggerRuns.countDocuments()).toBe(0);
    const broken = await ask('POST', '/dry-run', { rules: { ...rules, on: { kind: 'stage_left', stage: 'a/b' } } });
    expect(await reasons(broken)).toEqual(['body.rules.on: there is no stage "a/b"']);
  });

  it('lets operators look, and only owners and admins change', async () => {
    const cookie = await http.cookieOf('operator');
    const as = (method: string, path: string) =>
      http.call(`/api/v1/triggers${path}`, {
        method,
        headers: { cookie, origin: http.url, 'content-type': 'application/json' },
        ...(method === 'GET' ? {} : { body: '{}' }),
      });
    const statuses = await Promise.all([
      as('GET', ''),
      as('GET', '/recipes'),
      as('POST', ''),
      as('PATCH', '/probe'),
      as('DELETE', '/probe'),
      as('POST', '/dry-run'),
      as('POST', '/recipes/win-back'),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 403, 403, 403, 403, 403]);
    expect(z.looseObject({ items: z.array(z.unknown()) }).parse(await statuses[0]?.json()).items).toEqual([]);
  });
});
