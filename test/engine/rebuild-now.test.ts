import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rebuildNow } from '../../src/engine/analytics/rebuild-now.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { readBusiness } from '../../src/store/read-setting.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';

describe('Making all figures anew by command', () => {
  let app: TestApp;
  const told: string[] = [];
  beforeAll(async () => {
    app = await startTestApp();
    for (const text of ['Здравствуйте', 'Сколько стоит стрижка?']) await (await app.newChat()).say(text);
    await app.figures.settled();
  });
  afterAll(() => app.stop());

  const books = (store: Store) => store.dayBooks.find({ 'dialogIds.0': { $exists: true } }).toArray();
  const withoutSeq = async (store = app.store) => (await books(store)).map(({ seq: _, ...book }) => book);

  async function rebuild(store = app.store): Promise<number> {
    const business = await readBusiness(store);
    if (!business) throw new Error('There is no business.');
    const { dialogs } = await rebuildNow({
      store,
      business,
      owner: 'the command',
      now: app.clock.now,
      tell: (line) => told.push(line),
      pause: async () => {
        // A keeper asks only now and then whether somebody wants it.
        await app.figures.settled();
        await pause(20);
      },
    });
    return dialogs;
  }

  it('is done by the process that keeps them while one runs, with the same numbers as before', async () => {
    const before = await withoutSeq();
    expect(before.flatMap(({ dialogIds }) => dialogIds)).toHaveLength(2);
    expect(await rebuild()).toBe(2);
    expect(told).toContain('A running process keeps the figures: it makes them anew.');
    expect(await withoutSeq()).toEqual(before);
  });

  it('gives every figure of the last seven days to Prometheus', async () => {
    const text = await (await fetch(`${app.url}/metrics`)).text();
    expect(text).toContain('voronka_kpi{id="dialogs"} 2');
    expect(text).toContain('voronka_kpi_of{id="no_show_rate"} 0');
    expect(text).not.toContain('voronka_kpi{id="no_show_rate"}');
  });

  it('is done by the command itself where no process runs', async () => {
    await app.stop();
    const store = await openStore(app.uri);
    try {
      const before = await withoutSeq(store);
      // As a process that was killed has left it.
      await store.duties.updateOne({ _id: 'figures' }, { $set: { owner: 'gone', until: new Date(0) } });
      await store.facts.deleteMany({ openedAt: { $gte: new Date(0) } });
      told.length = 0;
      expect(await rebuild(store)).toBe(2);
      expect(told).toEqual(['0 of 2 dialogs', '2 of 2 dialogs']);
      expect(await withoutSeq(store)).toEqual(before);
    } finally {
      await store.close();
    }
  });
});
