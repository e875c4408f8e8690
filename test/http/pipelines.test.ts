import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { DEFAULT_PIPELINE } from '../../src/domain/default-pipeline.ts';
import { ProblemView } from '../../src/http/problem.ts';
import { pageOf } from '../../src/http/views/page-view.ts';
import { PipelineChangedView, PipelineChangeView, PipelineView } from '../../src/http/views/pipeline-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';

const STAGES = '/api/v1/pipelines/sales/stages';

describe('Pipelines over HTTP', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp();
  });
  afterAll(() => http.stop());
  beforeEach(async () => {
    await http.store.pipelines.deleteMany({});
    await http.store.pipelineChanges.deleteMany({});
    await http.store.pipelines.insertOne(toDocument(DEFAULT_PIPELINE));
  });

  const ask = (method: string, path: string, body?: object) =>
    http.asApi(path, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  const change = async (method: string, path: string, body?: object) => {
    const answer = await ask(method, path, body);
    const text: unknown = await answer.json();
    if (!answer.ok) throw new Error(ProblemView.parse(text).detail);
    return PipelineChangedView.parse(text).pipeline;
  };
  const refusal = async (method: string, path: string, body?: object) => {
    const answer = await ask(method, path, body);
    return [answer.status, ProblemView.parse(await answer.json()).detail] as const;
  };
  const list = async () => pageOf(PipelineView).parse(await (await ask('GET', '/api/v1/pipelines')).json()).items;
  const stage = async (id: string) => (await list())[0]?.stages.find((one) => one.id === id);

  it('are listed with all their settings, and nothing of how they are kept', async () => {
    const [pipeline] = await list();
    expect(pipeline).toMatchObject({ id: 'sales', isDefault: true, strictness: 'mark', openedGoesTo: 'qualification' });
    expect(pipeline).not.toHaveProperty('removed');
    expect(pipeline?.stages[0]).toMatchObject({ probability: 10, hidden: false, leavingTo: null });
  });

  it('get stages added, changed, placed; each by what is given and nothing else', async () => {
    const added = await change('POST', STAGES, { title: 'Сделка', group: 'active' });
    const made = added.stages.find(({ title }) => title.ru === 'Сделка');
    expect(added.stages.indexOf(made ?? ({} as never))).toBe(4);
    const path = `${STAGES}/${made?.id}`;
    await change('PATCH', path, { probability: 70, timeLimitHours: 48, requireFields: ['contact.phone'] });
    await change('PATCH', path, { hidden: true, title: { en: 'Deal' } });
    expect(await stage(made?.id ?? '')).toMatchObject({
      title: { ru: 'Сделка', en: 'Deal' },
      probability: 70,
      timeLimitHours: 48,
      requiredFields: ['contact.phone'],
      hidden: true,
    });
    const placed = await change('POST', `${path}/place`, { before: 'new' });
    expect(placed.stages[0]?.id).toBe(made?.id);
  });

  it('keep the edits of two people who make them at once, all of them', async () => {
    const edits = Array.from({ length: 6 }, (_, index) => [
      change('POST', STAGES, { title: `Этап ${index}`, group: 'active' }),
      change('PATCH', `${STAGES}/booked`, { requireFields: [`dialog.field.f${index}`] }),
    ]).flat();
    await Promise.all(edits);
    const [pipeline] = await list();
    expect(pipeline?.version).toBe(13);
    expect(pipeline?.stages).toHaveLength(13);
    expect((await stage('booked'))?.requiredFields).toHaveLength(6);
  });

  it('refuse an edit of a stage that somebody else has deleted, and say so', async () => {
    expect((await ask('POST', `${STAGES}/lost/remove`, { target: 'new' })).status).toBe(202);
    expect(await stage('lost')).toMatchObject({ leavingTo: { pipelineId: 'sales', stageId: 'new' } });
    expect(await refusal('PATCH', `${STAGES}/lost`, { hidden: true })).toEqual([
      409,
      expect.stringContaining('removed'),
    ]);
    expect(await refusal('POST', `${STAGES}/none/remove`, { target: 'new' })).toEqual([
      409,
      expect.stringContaining('no stage "none"'),
    ]);
  });

  it('refuse to delete the last stage that new dialogs can begin in', async () => {
    for (const id of ['qualification', 'booked', 'confirmed'])
      await change('POST', `${STAGES}/${id}/remove`, { target: 'new' });
    expect(await refusal('POST', `${STAGES}/new/remove`, { target: 'visited' })).toEqual([
      409,
      expect.stringContaining('last stage that new dialogs can begin in'),
    ]);
    expect(await refusal('PATCH', `${STAGES}/new`, { group: 'successful' })).toEqual([409, expect.any(String)]);
  });

  it('can be several: made, made the default, renamed and deleted with a target', async () => {
    const made = await change('POST', '/api/v1/pipelines', { title: 'Партнёры' });
    const path = `/api/v1/pipelines/${made.id}`;
    expect(await refusal('DELETE', '/api/v1/pipelines/sales?pipelineId=sales&stageId=new')).toEqual([
      409,
      expect.stringContaining('default'),
    ]);
    expect((await change('PATCH', path, { isDefault: true })).isDefault).toBe(true);
    expect((await list()).map(({ isDefault }) => isDefault)).toEqual([true, false]);
    await change('PATCH', path, { title: { ru: 'Партнёрка' } });
    expect((await list())[0]?.title).toEqual({ ru: 'Партнёрка', en: 'Партнёры' });
    const target = `pipelineId=${made.id}&stageId=new`;
    expect((await ask('DELETE', `/api/v1/pipelines/sales?${target}`)).status).toBe(202);
    expect(await refusal('PATCH', '/api/v1/pipelines/sales', { strictness: 'refuse' })).toEqual([
      409,
      expect.stringContaining('being deleted'),
    ]);
  });

  it('have one default, whatever two people ask for at once', async () => {
    const [a, b] = await Promise.all(['А', 'Б'].map((title) => change('POST', '/api/v1/pipelines', { title })));
    await Promise.all([a, b].map((one) => change('PATCH', `/api/v1/pipelines/${one?.id}`, { isDefault: true })));
    expect((await list()).filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });

  it('take their regulation and loss reasons one change at a time', async () => {
    const path = '/api/v1/pipelines/sales';
    await change('PATCH', path, { strictness: 'refuse' });
    await change('PATCH', path, { requireStage: { stageId: 'booked', required: true } });
    await change('PATCH', path, { allowMoves: { from: 'new', to: ['qualification'] } });
    await change('PATCH', path, { rule: { on: 'no_show', to: null } });
    await change('PATCH', path, { openedGoesTo: null });
    const added = await change('POST', `${path}/loss-reasons`, { title: 'Далеко' });
    const reason = added.lossReasons.at(-1);
    const pipeline = await change('PATCH', `${path}/loss-reasons/${reason?.id}`, { retired: true });
    expect(pipeline).toMatchObject({
      strictness: 'refuse',
      requiredStages: ['qualification', 'booked'],
      allowedMoves: [{ from: 'new', to: ['qualification'] }],
      openedGoesTo: null,
    });
    expect(pipeline.rules.map(({ on }) => on)).not.toContain('no_show');
    expect(pipeline.lossReasons.at(-1)).toMatchObject({ title: { ru: 'Далеко' }, retired: true });
    expect(await refusal('PATCH', path, { rule: { on: 'message_sent', to: 'new' } })).toEqual([
      409,
      expect.stringContaining('cannot follow'),
    ]);
  });

  it('tell who changed what, when', async () => {
    const cookie = await http.cookieOf('admin');
    await http.call(`${STAGES}/new`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ colour: '#FF0000' }),
    });
    await change('PATCH', '/api/v1/pipelines/sales', { strictness: 'refuse' });
    const answer = await ask('GET', '/api/v1/pipelines/sales/changes');
    const { items } = pageOf(PipelineChangeView).parse(await answer.json());
    expect(items.map(({ actor, version, command }) => [actor.kind, version, command.kind]).sort()).toEqual([
      ['api', 3, 'set_strictness'],
      ['operator', 2, 'change_stage'],
    ]);
  });

  it.each([
    ['POST', STAGES, { title: '', group: 'active' }],
    ['POST', STAGES, { title: 'x'.repeat(81), group: 'active' }],
    ['POST', STAGES, { title: 'Этап', group: 'other' }],
    ['PATCH', `${STAGES}/new`, {}],
    ['PATCH', `${STAGES}/new`, { probability: 101 }],
    ['PATCH', `${STAGES}/new`, { colour: 'red' }],
    ['PATCH', `${STAGES}/new`, { timeLimitHours: 0 }],
    ['PATCH', `${STAGES}/new`, { requireFields: ['$where'] }],
    ['POST', `${STAGES}/new/remove`, {}],
    ['PATCH', '/api/v1/pipelines/sales', {}],
    ['PATCH', '/api/v1/pipelines/sales', { strictness: 'refuse', openedGoesTo: null }],
    ['PATCH', '/api/v1/pipelines/sales', { isDefault: false }],
    ['DELETE', '/api/v1/pipelines/sales', undefined],
  ])('refuse bad input: %s %s %j', async (method, path, body) => {
    expect((await ask(method, path, body)).status).toBe(400);
    expect((await list())[0]?.version).toBe(1);
  });

  it('are changed by those who manage, and not found where there are none', async () => {
    const cookie = await http.cookieOf('operator');
    const forbidden = await http.call(`${STAGES}/new`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ hidden: true }),
    });
    expect(forbidden.status).toBe(403);
    expect((await ask('PATCH', '/api/v1/pipelines/none', { strictness: 'mark' })).status).toBe(404);
    expect(
      z.object({ items: z.array(z.unknown()) }).parse(await (await ask('GET', '/api/v1/pipelines/none/changes')).json())
        .items,
    ).toEqual([]);
  });
});
