import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { inWords } from './store/outage.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

export interface Patience {
  signal: AbortSignal;
  log: Pick<Logger, 'warn' | 'info'>;
  random(): number;
  /** Told why it does not go on, in one sentence, whenever that changes. */
  waiting(reason: string): void;
}

/**
 * Does the work, and does it again while the database is away: after 1 s first, then after up to 15 s, for as long as it takes. Each new
 * reason is logged once. Any other error is the caller's; so is the signal's reason when it is given up.
 */
export async function patiently<T>(work: () => Promise<T>, { signal, log, random, waiting }: Patience): Promise<T> {
  let told: string | null = null;
  for (let failures = 0; ; failures += 1) {
    signal.throwIfAborted();
    try {
      const done = await orAborted(work(), signal);
      if (told !== null) log.info('The database answers');
      return done;
    } catch (error) {
      const words = signal.aborted ? null : inWords(error);
      if (words === null) throw error;
      const reason = `${words}; trying again.`;
      if (reason !== told) {
        log.warn(reason);
        waiting(reason);
      }
      told = reason;
    }
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 10));
    await sleep(pause * (0.75 + random() / 4), undefined, { signal }).catch(() => undefined);
  }
}

/** What is under way is not cut short: whoever works has to look at the signal too, and to undo what comes too late. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
