import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { DEFAULT_PIPELINE } from '../../src/domain/default-pipeline.ts';
import { newPipeline } from '../../src/domain/pipelines/new-pipeline.ts';
import { createEmptier, type Emptier, type EmptierParts } from '../../src/engine/pipelines/empty-stages.ts';
import { toDocument } from '../../src/store/document.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

const FEW = 30;
const MANY = 300;

describe('A stage that is deleted', () => {
  let app: TestApp;
  const running: Emptier[] = [];
  beforeAll(async () => {
    // It only serves HTTP: the test itself plays the processes that empty stages.
    app = await startTestApp({ env: { ROLE: 'web' } });
    await app.store.contacts.insertOne(toDocument(buildContact()));
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    const { store } = app;
    await store.pipelines.deleteMany({});
    await store.dialogs.deleteMany({});
    await store.events.deleteMany({});
    await store.pipelines.insertMany([
      toDocument(DEFAULT_PIPELINE),
      toDocument(newPipeline('other', { ru: 'Другая', en: 'Other' })),
    ]);
    await fill(0, FEW);
    await app.api('/pipelines', { method: 'GET' });
  });
  afterEach(async () => {
    for (const emptier of running.splice(0)) await emptier.stop();
  });

  /** Closed ones have a stage, too. */
  const fill = (from: number, to: number) =>
    app.store.dialogs.insertMany(
      Array.from({ length: to - from }, (_, index) =>
        toDocument(
          buildDialog({ id: `d${from + index}`, stageId: 'booked', ...(index % 2 && { mode: 'closed' as const }) }),
        ),
      ),
    );

  function start(overrides: Partial<EmptierParts> = {}): Emptier {
    const emptier = createEmptier({
      store: app.store,
      act: app.engine.act,
      settings: { refresh: async () => undefined, onChange: () => () => undefined },
      clock: app.clock,
      owner: `emptier-${running.length}`,
      log: pino({ level: 'silent' }),
      ...overrides,
    });
    running.push(emptier);
    emptier.start();
    return emptier;
  }

  const remove = (id: string, target: string) =>
    app.api(`/pipelines/sales/stages/${id}/remove`, { method: 'POST', body: JSON.stringify({ target }) });
  const left = (stageId: string) => app.store.dialogs.countDocuments({ pipelineId: 'sales', stageId });
  const stages = async () => (await app.store.pipelines.findOne({ _id: 'sales' }))?.stages.map(({ id }) => id) ?? null;
  const gone = (id: string) =>
    until(
      async () => !(await stages())?.includes(id),
      () => `"${id}" to be gone`,
    );

  it('lets all its dialogs go to the target, each with who and why, and goes when the last has left', async () => {
    await remove('booked', 'qualification');
    start();
    await gone('booked');
    expect(await left('booked')).toBe(0);
    expect(await left('qualification')).toBe(FEW);
    const moves = await app.store.events.find({ 'body.type': 'stage_changed' }).toArray();
    expect(moves).toHaveLength(FEW);
    expect(moves[0]).toMatchObject({
      actor: { kind: 'api' },
      body: { from: 'booked', to: 'qualification', why: 'the stage "Booked" was removed', isUpkeep: true },
    });
  });

  it('is emptied by another process when the first one dies in the middle, each dialog moved once', async () => {
    await fill(FEW, MANY);
    await remove('booked', 'lost');
    let acted = 0;
    const dying = start({
      async act(request) {
        if (++acted > 100) throw new Error('killed');
        return app.engine.act(request);
      },
    });
    await until(
      async () => acted > 100,
      () => 'the first process to die',
    );
    await dying.stop();
    const rest = await left('booked');
    expect(rest).toBeGreaterThan(0);
    expect(rest).toBeLessThan(MANY);
    expect(await stages()).toContain('booked');
    start();
    await gone('booked');
    expect(await left('lost')).toBe(MANY);
    const moves = await app.store.events.find({ 'body.type': 'stage_changed' }).toArray();
    expect(new Set(moves.map(({ dialogId }) => dialogId)).size).toBe(MANY);
    expect(moves).toHaveLength(MANY);
  });

  it('gets back what a slow process has put there after it was gone', async () => {
    await app.store.dialogs.deleteMany({ _id: { $ne: 'd0' } });
    await remove('booked', 'confirmed');
    start();
    await gone('booked');
    await app.store.dialogs.insertOne(toDocument(buildDialog({ id: 'late', stageId: 'booked' })));
    await running[0]?.stop();
    start();
    await until(
      async () => (await app.store.dialogs.findOne({ _id: 'late' }))?.stageId === 'confirmed',
      () => 'the straggler to follow',
    );
  });

  it('is found by an index', async () => {
    const plan = await app.store.dialogs.find({ pipelineId: 'sales', stageId: 'booked' }).limit(200).explain();
    expect(JSON.stringify(plan)).not.toContain('COLLSCAN');
  });

  it('is no different from a whole pipeline, whose dialogs go to a stage of another one', async () => {
    await app.api('/pipelines/other', { method: 'PATCH', body: JSON.stringify({ isDefault: true }) });
    await app.api('/pipelines/sales?pipelineId=other&stageId=in_work', { method: 'DELETE' });
    start();
    await until(
      async () => (await stages()) === null,
      () => 'the pipeline to be gone',
    );
    expect(await app.store.dialogs.countDocuments({ pipelineId: 'other', stageId: 'in_work' })).toBe(FEW);
    const dialog = await app.store.dialogs.findOne({ _id: 'd1' });
    expect(dialog?.visited).toEqual(['sales/new', 'other/in_work']);
  });
});
