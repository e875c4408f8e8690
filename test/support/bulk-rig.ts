import pino from 'pino';
import type { BulkChange, BulkJob } from '../../src/domain/bulk/bulk-job.ts';
import type { Dialog } from '../../src/domain/dialog.ts';
import type { DomainEvent } from '../../src/domain/event.ts';
import type { BulkDeps } from '../../src/engine/bulk/bulk-deps.ts';
import { doPart } from '../../src/engine/bulk/one-part.ts';
import { putSomeBack } from '../../src/engine/bulk/put-back.ts';
import { createMemory } from '../../src/engine/memory.ts';
import { findJob, insertJob, moveJob } from '../../src/store/bulk.ts';
import type { BulkRow } from '../../src/store/bulk-row.ts';
import { createCommit } from '../../src/store/commit/commit-changes.ts';
import { fromDocument } from '../../src/store/document.ts';
import type { Surroundings } from '../../src/store/load-situation.ts';
import { newId } from '../../src/store/new-id.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { buildSituation } from './build-situation.ts';
import { testDatabaseUri } from './mongod.ts';
import { createTestClock, type TestClock } from './test-clock.ts';

/** Bulk jobs without a worker around them: the test says who does what, and when. */
export interface BulkRig {
  store: Store;
  clock: TestClock;
  /** Whom and what the team, the funnel and the triggers are. */
  around: Surroundings;
  /** A worker of its own, as in another process. */
  worker(): BulkDeps;
  order(change: BulkChange, dialogIds: readonly string[], by?: BulkJob['by']): Promise<BulkJob>;
  /** All parts of the choice. */
  run(job: BulkJob, deps?: BulkDeps): Promise<BulkJob>;
  undo(job: BulkJob): Promise<BulkJob>;
  dialog(id: string): Promise<Dialog>;
  row(job: BulkJob, dialogId: string): Promise<BulkRow>;
  events(dialogId: string): Promise<DomainEvent['body'][]>;
  stop(): Promise<void>;
}

export const OLGA: BulkJob['by'] = { kind: 'operator', id: 'olga' };

export async function startBulkRig(): Promise<BulkRig> {
  const store = await openStore(testDatabaseUri('bulk'));
  const clock = createTestClock();
  const { contact: _, dialog: __, appointments: ___, pipeline: ____, ...rest } = buildSituation({ triggers: [] });
  const around: Surroundings = { ...rest, former: [] };
  const worker = (): BulkDeps => ({
    store,
    surroundings: () => around,
    commit: createCommit(store),
    memory: createMemory(),
    committed: () => undefined,
    now: clock.now,
    newId,
    log: pino({ level: 'silent' }),
    stopped: () => false,
  });
  const own = worker();

  async function there(id: string): Promise<BulkJob> {
    const job = await findJob(store, id);
    if (!job) throw new Error(`There is no job ${id}.`);
    return job;
  }

  return {
    store,
    clock,
    around,
    worker,
    async order(change, dialogIds, by = OLGA) {
      const job: BulkJob = {
        id: newId(),
        change,
        state: 'running',
        by,
        total: dialogIds.length,
        done: 0,
        failed: 0,
        undone: 0,
        nextPart: 0,
        createdAt: clock.now(),
        finishedAt: null,
      };
      await insertJob(store, job, dialogIds);
      return job;
    },
    async run(ordered, deps = own) {
      for (let part = 0; ; part++) if (!(await doPart(deps, { ...ordered, nextPart: part }))) break;
      await moveJob(store, ordered, { state: 'done', finishedAt: clock.now() });
      return there(ordered.id);
    },
    async undo(done) {
      await moveJob(store, done, { state: 'undoing' });
      const undoing = await there(done.id);
      while (await putSomeBack(own, undoing));
      await moveJob(store, undoing, { state: 'undone' });
      return there(done.id);
    },
    async dialog(id) {
      const found = await store.dialogs.findOne({ _id: id });
      if (!found) throw new Error(`There is no dialog ${id}.`);
      return fromDocument(found);
    },
    async row(job, dialogId) {
      const found = await store.bulkRows.findOne({ _id: `${job.id}:${dialogId}` });
      if (!found) throw new Error(`${dialogId} has not been dealt with.`);
      return fromDocument(found);
    },
    async events(dialogId) {
      const rows = await store.events.find({ dialogId }).sort({ at: 1, _id: 1 }).toArray();
      return rows.map(({ body }) => body);
    },
    stop: () => store.close(),
  };
}
