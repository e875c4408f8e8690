import type { BulkJob } from '../../domain/bulk/bulk-job.ts';
import { moveJob, nextPart, openJobs, PART } from '../../store/bulk.ts';
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
  const tellEvery = tellingEvery(ordered);
  for (let part = ordered.nextPart; ; part++) {
    if (!(await hold())) return;
    const job = { ...ordered, nextPart: part };
    const done = await doPart(deps, job);
    if (deps.stopped()) return;
    if (!done) break;
    await nextPart(deps.store, job);
    const isTold = part % tellEvery === 0 || !done.goesOn;
    if (isTold && !(await moveJob(deps.store, ordered, {}))) return tellCancelled(deps, ordered);
  }
  const finished = await moveJob(deps.store, ordered, { state: 'done', finishedAt: deps.now() });
  if (!finished) await tellCancelled(deps, ordered);
}

/** What was done until somebody stopped it. */
async function tellCancelled({ store }: BulkDeps, { id }: BulkJob): Promise<void> {
  await moveJob(store, { id, state: 'cancelled' }, {});
}

async function undoJob(deps: BulkDeps, job: BulkJob, hold: () => Promise<boolean>): Promise<void> {
  const tellEvery = tellingEvery(job);
  for (let round = 1; ; round++) {
    if (!(await hold())) return;
    const more = await putSomeBack(deps, job);
    if (deps.stopped()) return;
    if (!more) break;
    if (round % tellEvery === 0) await moveJob(deps.store, job, {});
  }
  await moveJob(deps.store, job, { state: 'undone' });
}

/** Figures are counted anew some fifty times in all: each counting looks at all that was done. */
const tellingEvery = ({ total }: BulkJob): number => Math.max(1, Math.round(total / PART / 50));
