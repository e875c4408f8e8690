import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import type { Scheduler } from '../../src/engine/ports.ts';
import { createAgendaScheduler } from '../../src/jobs/agenda-scheduler.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { testDatabaseUri } from '../support/mongod.ts';
import { until } from '../support/until.ts';

describe('the scheduler', () => {
  let store: Store;
  const started: Scheduler[] = [];
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('jobs'));
  });
  afterEach(async () => {
    for (const scheduler of started.splice(0)) await scheduler.stop();
    await jobs().deleteMany({});
  });
  afterAll(() => store.close());

  const jobs = () => store.connection.collection('agendaJobs');
  const jobsOf = (timerId: string) => jobs().find({ name: 'fire-timer', 'data.timerId': timerId }).toArray();
  const inMs = (ms: number) => new Date(Date.now() + ms);

  function create(overrides: Partial<Parameters<typeof createAgendaScheduler>[0]> = {}) {
    const fired: string[] = [];
    const { db } = store.connection;
    if (!db) throw new Error('not connected');
    const scheduler = createAgendaScheduler({
      db,
      fire: async (timerId) => void fired.push(timerId),
      overdue: async () => [],
      pending: async () => [],
      log: pino({ level: 'silent' }),
      ...overrides,
    });
    started.push(scheduler);
    return { scheduler, fired };
  }

  it('keeps one job per timer, however often and by however many it is set', async () => {
    const one = create();
    const two = create();
    await Promise.all([one, two, one, two, one].map(({ scheduler }) => scheduler.wakeAt('same', inMs(3_600_000))));
    expect(await jobsOf('same')).toHaveLength(1);
  });

  it('writes the jobs of pending timers that have none, at its start', async () => {
    const due = inMs(3_600_000);
    const { scheduler } = create({ pending: async () => [{ id: 'lost', due }] });
    await scheduler.start();
    expect(await jobsOf('lost')).toMatchObject([{ nextRunAt: due }]);
  });

  it('fires at its start what came due while nobody ran', async () => {
    const { scheduler, fired } = create({ overdue: async () => ['missed-1', 'missed-2'] });
    await scheduler.start();
    await until(() => fired.length === 2, 'both to fire');
    expect(fired).toEqual(['missed-1', 'missed-2']);
  });

  it('sets one recurring sweep for all processes', async () => {
    await Promise.all([create(), create()].map(({ scheduler }) => scheduler.start()));
    expect(await jobs().countDocuments({ name: 'sweep-timers' })).toBe(1);
  });

  it('fires timers when they are due and leaves no job behind, also when one of them fails', async () => {
    const fired: string[] = [];
    const { scheduler } = create({
      async fire(timerId) {
        fired.push(timerId);
        if (timerId === 'bad') throw new Error('a bug');
      },
    });
    await scheduler.wakeAt('bad', inMs(-1_000));
    await scheduler.wakeAt('good', inMs(10));
    await scheduler.wakeAt('later', inMs(3_600_000));
    await scheduler.start();
    await until(() => fired.length === 2, 'both to fire');
    expect(fired.sort()).toEqual(['bad', 'good']);
    await until(async () => (await jobsOf('good')).length === 0, 'the job to be removed');
    expect(await jobsOf('later')).toHaveLength(1);
  });

  it('tries a timer that has failed again with the next sweep, and goes on with the others at once', async () => {
    const fired: string[] = [];
    const { scheduler } = create({
      overdue: async () => ['bad', 'good'],
      async fire(timerId) {
        fired.push(timerId);
        if (timerId === 'bad') throw new Error('a bug');
      },
    });
    await scheduler.start();
    await until(() => fired.includes('good'), 'the other one');
    // What the clock does once a minute.
    await jobs().updateOne({ name: 'sweep-timers' }, { $set: { nextRunAt: inMs(-1) } });
    await until(() => fired.filter((id) => id === 'bad').length > 1, 'another try');
  });

  it('check 16: several cold starts of two at once leave one document per job', async () => {
    for (let round = 0; round < 4; round += 1) {
      await jobs().deleteMany({});
      const due = inMs(3_600_000);
      const both = [1, 2].map(() => create({ pending: async () => [{ id: 'one', due }] }).scheduler);
      await Promise.all(both.map((scheduler) => scheduler.start()));
      expect(await jobs().countDocuments({ name: 'sweep-timers' })).toBe(1);
      expect(await jobsOf('one')).toHaveLength(1);
    }
  });

  it('check 16: a recurring job that came due while nobody ran is run once at the start, by one of two', async () => {
    const missed = inMs(-9 * 3_600_000);
    let looked = 0;
    const overdue = async () => {
      looked += 1;
      return [];
    };
    const first = create();
    await first.scheduler.start();
    await until(() => jobs().findOne({ name: 'sweep-timers', lastFinishedAt: { $ne: null } }), 'its first run');
    await first.scheduler.stop();
    await jobs().updateOne({ name: 'sweep-timers' }, { $set: { nextRunAt: missed, lastFinishedAt: null } });
    looked = 0;
    await Promise.all([create({ overdue }), create({ overdue })].map(({ scheduler }) => scheduler.start()));
    await until(
      async () => jobs().findOne({ name: 'sweep-timers', lastFinishedAt: { $gt: missed }, lockedAt: null }),
      'it',
    );
    // Each looks by itself at its start; the job adds one.
    expect(looked).toBe(3);
    expect(await jobs().findOne({ name: 'sweep-timers' })).toMatchObject({ nextRunAt: expect.any(Date) });
  });

  it('needs a connected database', () => {
    expect(() => create({ db: {} })).toThrow(/connected/);
  });
});
