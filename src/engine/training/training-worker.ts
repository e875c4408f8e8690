import type { Candidate, Progress } from '../../domain/training/candidate.ts';
import { isOutage } from '../../store/is-outage.ts';
import {
  claimCandidate,
  endTraining,
  forgetOldModels,
  handBack,
  noteTraining,
} from '../../store/training/candidates.ts';
import { runCandidate } from './run-candidate.ts';
import type { TrainingDeps } from './training-deps.ts';

export interface TrainingWorker {
  /** Something has been asked for or called off: no need to wait for the next look. */
  wake(): void;
  start(): void;
  /** Works off what waits, here and now; resolves when nothing does. */
  workOff(): Promise<void>;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 5_000;
/** Whoever trains says so before this runs out; after it, another process begins anew. */
const LEASE_MS = 30_000;
const RENEW_EVERY_MS = 5_000;

/** Trains candidates in the background, one at a time over all processes. */
export function createTrainingWorker(deps: TrainingDeps): TrainingWorker {
  const { store, clock, owner, log } = deps;
  const stopping = new AbortController();
  let timer: ReturnType<typeof setInterval> | undefined;
  let working: Promise<void> | null = null;
  let look: (() => void) | null = null;

  async function workAll(): Promise<void> {
    while (!stopping.signal.aborted) {
      const candidate = await claimCandidate(store, owner, clock.now(), LEASE_MS);
      if (!candidate) return;
      await train(candidate);
    }
  }

  async function train(candidate: Candidate): Promise<void> {
    const off = new AbortController();
    const signal = AbortSignal.any([off.signal, stopping.signal]);
    let progress: Progress = candidate.progress;
    // As long as this goes on the training is ours; called off by somebody, or taken over, it ends here.
    look = () => {
      const leaseUntil = new Date(clock.now().getTime() + LEASE_MS);
      noteTraining(store, candidate, { progress, leaseUntil })
        .then((ours) => {
          if (!ours) off.abort(new Error('the training was called off'));
        })
        .catch((error: unknown) => log.warn({ err: error }, 'the progress of a training could not be noted'));
    };
    const renew = setInterval(look, RENEW_EVERY_MS);
    try {
      await runCandidate(deps, candidate, {
        progress(now) {
          progress = now;
        },
        signal,
      });
      await forgetOldModels(store);
    } catch (error) {
      await afterFailure(candidate, error, off.signal.aborted);
    } finally {
      clearInterval(renew);
      look = null;
    }
  }

  async function afterFailure(candidate: Candidate, error: unknown, isCalledOff: boolean): Promise<void> {
    if (isCalledOff) return;
    if (stopping.signal.aborted) return handBack(store, candidate);
    log.error({ err: error, candidateId: candidate.id }, 'a training failed');
    // Without the database nothing can be noted: the lease runs out, and somebody begins anew.
    if (isOutage(error)) return;
    const reason = error instanceof Error ? error.message : String(error);
    await endTraining(store, candidate, {
      state: 'failed',
      finishedAt: clock.now(),
      problem: `The training failed: ${reason.slice(0, 300)}. What runs is untouched; the log tells more.`,
    });
  }

  const workOff = (): Promise<void> => {
    working ??= workAll().finally(() => {
      working = null;
    });
    return working;
  };
  const wake = (): void => {
    if (stopping.signal.aborted) return;
    look?.();
    workOff().catch((error: unknown) => log.warn({ err: error }, 'trainings could not be looked for'));
  };

  return {
    wake,
    workOff,
    start() {
      timer = setInterval(wake, LOOK_EVERY_MS);
      wake();
    },
    async stop() {
      clearInterval(timer);
      stopping.abort(new Error('the program ends'));
      await working?.catch(() => undefined);
    },
  };
}
