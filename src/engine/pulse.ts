import type { Logger } from 'pino';
import { endTransactionsOf } from '../store/abandoned-transactions.ts';
import type { Store } from '../store/open-store.ts';
import { beat, lookAround, sayGoodbye } from '../store/processes.ts';
import { releaseAll } from '../store/threads.ts';

export interface PulseOptions {
  store: Store;
  owner: string;
  log: Logger;
  /** Other processes live on this database, or no longer. */
  others(present: boolean): void;
  /** What a dead process was sending. */
  takeOver(sender: string): Promise<void>;
}

export interface Pulse {
  /** The first beat, and the estate of processes that have died meanwhile. */
  start(): Promise<void>;
  /** `clean`: nothing of ours is left for anybody to take over. */
  stop(clean: boolean): Promise<void>;
}

const BEAT_MS = 1_000;

/** Says that this process lives, and looks after what dead ones have left: their leases, and lines caught in flight. */
export function createPulse({ store, owner, log, others, takeOver }: PulseOptions): Pulse {
  let timer: NodeJS.Timeout | null = null;
  let beating: Promise<void> | null = null;

  async function round(): Promise<void> {
    await beat(store, owner);
    const { living, dead } = await lookAround(store, owner);
    others(living.length > 0);
    for (const other of dead) {
      log.info({ owner: other }, 'a process has ended without goodbye; its work is taken over');
      await endTransactionsOf(store, other);
      await releaseAll(store, other);
      await takeOver(other);
      // Last: should this process end now, the next one does it all again.
      await sayGoodbye(store, other);
    }
  }

  function tick(): void {
    beating ??= round()
      .catch((error: unknown) => log.warn({ err: error }, 'a beat was lost; the next one will tell'))
      .finally(() => {
        beating = null;
      });
  }

  return {
    async start() {
      await round();
      timer = setInterval(tick, BEAT_MS);
    },
    async stop(clean) {
      if (timer) clearInterval(timer);
      await beating;
      await releaseAll(store, owner);
      if (clean) await sayGoodbye(store, owner);
    },
  };
}
