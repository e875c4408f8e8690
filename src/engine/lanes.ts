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
  /** Keys with waiting work, in case a signal got lost or its process has died. */
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
  /** Signalled while running: the signal may have come after its last look, so it runs once more. */
  const again = new Set<string>();
  const later = new Set<NodeJS.Timeout>();
  let sweeper: NodeJS.Timeout | null = null;
  let sweeping = false;
  let open = false;

  function pump(): void {
    for (const key of waiting) {
      if (!open || running.size >= most) return;
      waiting.delete(key);
      running.set(key, run(key));
    }
  }

  async function run(key: string): Promise<void> {
    try {
      await work(key);
    } catch (error) {
      log.error({ err: error, key }, 'a lane failed; its work waits for the next sweep');
    } finally {
      running.delete(key);
      if (again.delete(key)) waiting.add(key);
      pump();
    }
  }

  function signal(key: string): void {
    if (running.has(key)) again.add(key);
    else {
      waiting.add(key);
      pump();
    }
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
      pump();
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
