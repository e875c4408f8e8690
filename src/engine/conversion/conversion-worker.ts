import { setTimeout as sleep } from 'node:timers/promises';
import { queueClosings } from '../../store/conversion/closings.ts';
import { settleJudging, takeJudging } from '../../store/conversion/judgings.ts';
import { promptInForce } from '../../store/conversion/prompts.ts';
import { finishRerun, gatherRerun, openRerun } from '../../store/conversion/reruns.ts';
import type { ConversionDeps } from './conversion-deps.ts';
import { workOff } from './work-off.ts';

export interface ConversionWorker {
  /** A re-run has been asked for: no need to wait for the next look. */
  wake(): void;
  /** Judges all that is due now; resolves when nothing is. */
  look(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 5_000;
/** Longer than any judgement takes: what is taken and not settled by then was left behind by a crash. */
const LEASE_MS = 90_000;
/** Somebody was changing the dialog, or the database was away. */
const AGAIN_MS = 10_000;
/** Providers let a small account ask several questions at once. */
const LANES = 4;
const STOP_WITHIN_MS = 2_000;

/**
 * Judges closed dialogs and re-runs in the background. Any number of processes may: each dialog is leased to one of them, and what a process
 * leaves behind is taken by another when the lease ends.
 */
export function createConversionWorker(deps: ConversionDeps): ConversionWorker {
  const { store, clock, log } = deps;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | null = null;
  let wanted = false;
  let ended = false;

  async function round(): Promise<void> {
    await queueClosings(store, clock.now());
    await gather();
    await Promise.all(Array.from({ length: LANES }, lane));
    const job = await openRerun(store);
    if (job?.state === 'running') await finishRerun(store, job, clock.now());
  }

  async function gather(): Promise<void> {
    let job = await openRerun(store);
    if (job?.state !== 'gathering') return;
    const { version } = await promptInForce(store, deps.surroundings().business.defaultLocale, clock.now());
    while (job?.state === 'gathering' && !ended) job = await gatherRerun(store, job, version, clock.now());
  }

  async function lane(): Promise<void> {
    while (!ended) {
      const judging = await takeJudging(store, clock.now(), LEASE_MS);
      if (!judging) return;
      await workOff(deps, judging).catch(async (error: unknown) => {
        log.warn({ err: error, dialogId: judging.dialogId }, 'a dialog is judged a little later');
        // Where even this fails, the lease runs out by itself.
        await settleJudging(store, judging, { due: new Date(clock.now().getTime() + AGAIN_MS) }).catch(() => undefined);
      });
    }
  }

  async function rounds(): Promise<void> {
    while (wanted && !ended) {
      wanted = false;
      await round();
    }
  }

  // What is asked for during a round is found by the next one.
  const look = (): Promise<void> => {
    wanted = true;
    working ??= rounds().finally(() => {
      working = null;
    });
    return working;
  };
  const wake = (): void => {
    if (ended) return;
    look().catch((error: unknown) => log.warn({ err: error }, 'dialogs are judged a little later'));
  };

  return {
    wake,
    look,
    start() {
      timer = setInterval(wake, LOOK_EVERY_MS);
      timer.unref();
      wake();
    },
    async stop() {
      ended = true;
      clearInterval(timer);
      // A question under way is not waited for: its dialog is leased, and asked about again by whoever comes after.
      await Promise.race([working?.catch(() => undefined), sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}
