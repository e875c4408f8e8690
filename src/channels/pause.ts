import { setTimeout as sleep } from 'node:timers/promises';

/** Waits; an aborted signal ends the wait early and quietly. Passed in, so that tests need not wait. */
export type Pause = (ms: number, signal?: AbortSignal) => Promise<void>;

export const pause: Pause = async (ms, signal) => {
  await sleep(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
};
