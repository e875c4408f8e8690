import { setTimeout as sleep } from 'node:timers/promises';
import { nextAttempt } from '../../domain/next-attempt.ts';
import { dropExpired } from '../../store/message-files/uploads.ts';
import { takeWaiting, waitAgain } from '../../store/message-files/waiting-files.ts';
import { type KeepDeps, keepFile } from './keep-file.ts';

export interface FileKeeper {
  /** A message with files has been committed: no need to wait for the next look. */
  wake(): void;
  /** Keeps all that is due now; resolves when nothing is. */
  look(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 2_000;
/** Longer than fetching, keeping and listening together: what is not settled by then was left behind by a crash. */
const LEASE_MS = 240_000;
/** The database was away, or somebody was changing the dialog. */
const AGAIN_MS = 5_000;
/** Something that no number of tries has healed. */
const SELDOM_MS = 60 * 60_000;
const SWEEP_EVERY_MS = 10 * 60_000;
const STOP_WITHIN_MS = 2_000;
/** Fetched bytes in memory at a time, about. */
const MOST_IN_MEMORY = 64 * 1024 * 1024;
const MOST_LANES = 4;

/**
 * Fetches the files of committed messages from their providers and keeps them. Any number of processes may: each file is leased to one of
 * them, and what a process leaves behind is taken by another when the lease ends. Removes uploads that were never sent, too.
 */
export function createFileKeeper(deps: KeepDeps): FileKeeper {
  const { store, files, now, random, log } = deps;
  const lanes = Math.max(1, Math.min(MOST_LANES, Math.floor(MOST_IN_MEMORY / files.mostBytes)));
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | null = null;
  let wanted = false;
  let ended = false;
  let sweptAt = 0;

  async function lane(): Promise<void> {
    while (!ended) {
      const row = await takeWaiting(store, now(), LEASE_MS);
      if (!row) return;
      await keepFile(deps, row).catch(async (error: unknown) => {
        log.warn({ err: error, fileId: row.id }, 'a file is kept a little later');
        // Where even this fails, the lease runs out by itself.
        const due = nextAttempt(row.tries, now(), AGAIN_MS, random()) ?? new Date(now().getTime() + SELDOM_MS);
        await waitAgain(store, row, due).catch(() => undefined);
      });
    }
  }

  async function rounds(): Promise<void> {
    while (wanted && !ended) {
      wanted = false;
      await Promise.all(Array.from({ length: lanes }, lane));
      if (Math.abs(now().getTime() - sweptAt) < SWEEP_EVERY_MS) continue;
      sweptAt = now().getTime();
      await dropExpired(store, files.bytes, now());
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
    look().catch((error: unknown) => log.warn({ err: error }, 'files are kept a little later'));
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
      // A fetch under way is not waited for: its file is leased, and fetched again by whoever comes after.
      await Promise.race([working?.catch(() => undefined), sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}
