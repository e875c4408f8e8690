import type { Logger } from 'pino';
import { withDeadline } from './deadline.ts';

export interface Lanes {
  /** Something may have come for this key. */
  signal(key: string): void;
  /** Calls for a key again at a later time. */
  signalLater(key: string, delayMs: number): void;
  start(): void;
  /** Takes nothing new and waits for what runs, though not for ever: what is left is done again by another process. */
  stop(): Promise<void>;
}

export interface LanesOptions {
  /** Works off everything that waits under one key. Never runs twice at once for the same key in this process. */
  work(key: string): Promise<void>;
  /** Keys with waiting work, in case a signal got lost or came from another process. */
  find(): Promise<readonly string[]>;
  most: number;
  sweepMs: number;
  log: Logger;
}

/** A responder or provider may take longer than a process has to end. */
const STOP_WITHIN_MS = 1_500;

/** One lane per key: order within a key, many keys side by side. Signals wake it at once; a sweep finds what nobody signalled. */
export function createLanes({ work, find, most, sweepMs, log }: LanesOptions): Lanes {
  const waiting = new Set<string>();
  const running = new Map<string, Promise<void>>();
  const later = new Set<NodeJS.Timeout>();
  let sweeper: NodeJS.Timeout | null = null;
  let sweeping = false;
  let open = false;

  function pump(): void {
    for (const key of waiting) {
      if (!open || running.size >= most) return;
      // One that runs is run again when it ends: the signal may have come after its last look.
      if (running.has(key)) continue;
      waiting.delete(key);
      const run = work(key)
        .catch((error: unknown) => log.error({ err: error, key }, 'a lane failed; its work waits for the next sweep'))
        .finally(() => {
          running.delete(key);
          pump();
        });
      running.set(key, run);
    }
  }

  function signal(key: string): void {
    waiting.add(key);
    pump();
  }

  async function sweep(): Promise<void> {
    if (sweeping) return;
    sweeping = true;
    try {
      for (const key of await find()) if (!running.has(key)) signal(key);
    } catch (error) {
      log.warn({ err: error }, 'a sweep failed; the next one will tell');
    } finally {
      sweeping = false;
    }
  }

  return {
    signal,
    signalLater(key, delayMs) {
      const timer = setTimeout(() => {
        later.delete(timer);
        signal(key);
      }, delayMs);
      later.add(timer);
    },
    start() {
      open = true;
      sweeper = setInterval(() => void sweep(), sweepMs);
      void sweep();
    },
    async stop() {
      open = false;
      if (sweeper) clearInterval(sweeper);
      for (const timer of later) clearTimeout(timer);
      await withDeadline(Promise.allSettled(running.values()), STOP_WITHIN_MS, 'cut off').catch(() =>
        log.warn({ keys: [...running.keys()] }, 'stopped in the middle of work; it will be done again'),
      );
    },
  };
}
