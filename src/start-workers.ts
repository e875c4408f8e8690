import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import { watchGuardRails } from './engine/experiments/watch-guard-rails.ts';
import { startTagWorker } from './engine/tag-worker.ts';
import type { Stop } from './stops.ts';
import type { Store } from './store/open-store.ts';
import type { LiveSurroundings } from './store/surroundings.ts';

interface Parts {
  store: Store;
  surroundings: LiveSurroundings;
  owner: string;
  clock: Clock;
  log: Logger;
  /** Made already, and ended by whoever has made them. */
  made: readonly { start(): void }[];
  scheduler: { start(): Promise<void>; stop(): Promise<void> };
  /** Takes how those end that begin here. */
  stops: Stop[];
}

/** Begins all that works by itself in the background, the scheduler of timers last. */
export async function startWorkers({ store, surroundings, owner, clock, log, made, scheduler, stops }: Parts) {
  for (const worker of made) worker.start();
  const { now } = clock;
  const tagWorker = startTagWorker({ store, log, now });
  stops.push(() => tagWorker.stop());
  const rails = watchGuardRails({
    store,
    surroundings: surroundings.current,
    settings: surroundings,
    owner,
    now,
    log,
  });
  rails.start();
  stops.push(() => rails.stop());
  await scheduler.start();
  stops.push(() => scheduler.stop());
}
