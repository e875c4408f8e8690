import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { BulkJob } from '../../domain/bulk/bulk-job.ts';
import { moveJob, openJobs } from '../../store/bulk.ts';
import { claimDuty, releaseDuty } from '../../store/duties.ts';
import type { TurnDeps } from '../turn.ts';
import type { BulkDeps } from './bulk-deps.ts';
import { doPart } from './one-part.ts';
import { putSomeBack } from './put-back.ts';

export interface BulkWorker {
  /** A job has just been ordered, or is to be undone. */
  wake(): void;
  start(): void;
  stop(): Promise<void>;
}

const TICK_MS = 1_000;
const LEASE_MS = 10_000;
/** Figures of a job that is being undone are told anew this often. */
const TELL_EVERY = 4;

/**
 * Works off bulk jobs, one part after the other. One process has a job at a time; when that dies another one takes it over where it
 * stopped. Should both be at it for a moment, the commits themselves see to it that nothing is done twice.
 */
export function createBulkWorker(deps: Omit<BulkDeps, 'stopped'> & Pick<TurnDeps, 'owner'>): BulkWorker {
  let timer: NodeJS.Timeout | null = null;
  let working: Promise<void> | null = null;
  let ended = false;
  let wanted = false;

  async function round(): Promise<void> {
    for (const job of await openJobs(deps.store)) if (!ended) await withDuty(job);
  }

  async function withDuty(job: BulkJob): Promise<void> {
    const duty = `bulk:${job.id}`;
    let heldUntil = 0;
    const hold = async () => {
      const asked = performance.now();
      if (!(await claimDuty(deps.store, duty, deps.owner, deps.now(), LEASE_MS))) return false;
      heldUntil = asked + LEASE_MS;
      return true;
    };
    const own: BulkDeps = { ...deps, stopped: () => ended || performance.now() > heldUntil };
    try {
      await (job.state === 'undoing' ? undoJob(own, job, hold) : doJob(own, job, hold));
    } finally {
      await releaseDuty(deps.store, duty, deps.owner);
    }
  }

  function tick(): void {
    wanted = true;
    working ??= work().finally(() => {
      working = null;
    });
  }

  async function work(): Promise<void> {
    while (wanted && !ended) {
      wanted = false;
      await round().catch((error: unknown) =>
        deps.log.warn({ err: error }, 'bulk jobs rest for a moment; they go on where they stopped'),
      );
    }
  }

  return {
    wake: tick,
    start() {
      tick();
      timer = setInterval(tick, TICK_MS);
      timer.unref();
    },
    async stop() {
      ended = true;
      if (timer) clearInterval(timer);
      await working;
    },
  };
}

async function doJob(deps: BulkDeps, ordered: BulkJob, hold: () => Promise<boolean>): Promise<void> {
  for (let job: BulkJob | null = ordered; job?.state === 'running'; ) {
    if (!(await hold())) return;
    const done = await doPart(deps, job);
    if (deps.stopped()) return;
    const now = deps.now();
    if (!done) job = await moveJob(deps.store, job, { state: 'done', finishedAt: now });
    else if (done.goesOn) job = await moveJob(deps.store, job, { nextPart: job.nextPart + 1 });
    // Somebody has cancelled it: tell what was done until then.
    else job = await moveJob(deps.store, { id: job.id, state: 'cancelled' }, {});
    job ??= await moveJob(deps.store, { id: ordered.id, state: 'cancelled' }, {});
  }
}

async function undoJob(deps: BulkDeps, job: BulkJob, hold: () => Promise<boolean>): Promise<void> {
  for (let round = 1; ; round++) {
    if (!(await hold())) return;
    const more = await putSomeBack(deps, job);
    if (deps.stopped()) return;
    if (!more) break;
    if (round % TELL_EVERY === 0) await moveJob(deps.store, job, {});
    await yieldToOthers();
  }
  await moveJob(deps.store, job, { state: 'undone', finishedAt: job.finishedAt });
}
