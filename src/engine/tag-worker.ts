import type { Logger } from 'pino';
import type { Store } from '../store/open-store.ts';
import { runTagJobs } from '../store/tags/run-tag-jobs.ts';

const EVERY_MS = 2_000;

/** Carries on with renamed, merged and deleted tags, now and then, until it is stopped. */
export function startTagWorker(deps: { store: Store; log: Logger; now(): Date }): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = runTagJobs(deps.store, deps.now())
      .catch((error: unknown) => deps.log.warn({ err: error }, 'tags are changed a little later'))
      .finally(() => {
        busy = false;
      });
  }, EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
