import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

export interface FireQueue {
  /** Once only while it waits or runs. */
  add(timerId: string): void;
  /** Takes nothing new, forgets what waits, and gives what runs a moment. */
  stop(): Promise<void>;
}

const AT_ONCE = 4;
const STOP_WITHIN_MS = 1_500;

/**
 * Timers on their way from "due" to "done", a few at a time. It is kept in memory only: a timer that fails or is forgotten is still
 * due in its row, and the next sweep brings it again.
 */
export function createFireQueue(fire: (timerId: string) => Promise<void>, log: Pick<Logger, 'error'>): FireQueue {
  const waiting = new Set<string>();
  const running = new Map<string, Promise<void>>();
  let open = true;

  function pump(): void {
    for (const timerId of waiting) {
      if (running.size >= AT_ONCE) return;
      waiting.delete(timerId);
      const run = fire(timerId)
        .catch((error: unknown) => log.error({ err: error, timerId }, 'a timer failed; the next sweep tries it again'))
        .finally(() => {
          running.delete(timerId);
          pump();
        });
      running.set(timerId, run);
    }
  }

  return {
    add(timerId) {
      if (!open || running.has(timerId)) return;
      waiting.add(timerId);
      pump();
    },
    async stop() {
      open = false;
      waiting.clear();
      const gaveUp = new AbortController();
      await Promise.race([
        Promise.allSettled(running.values()),
        sleep(STOP_WITHIN_MS, undefined, { signal: gaveUp.signal }).catch(() => undefined),
      ]);
      gaveUp.abort();
    },
  };
}
