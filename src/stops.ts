import type { Logger } from 'pino';
import { withDeadline } from './engine/deadline.ts';

/** How a part that was started ends. */
export type Stop = () => Promise<void> | void;

const END_WITHIN_MS = 4_500;

/** In the other direction than they were started. One that fails or hangs, as without a database, must not keep the others from ending. */
export async function endAll(stops: Stop[], log: Logger): Promise<void> {
  for (const step of stops.splice(0).reverse()) {
    await withDeadline(Promise.resolve().then(step), END_WITHIN_MS, 'It did not end in time.').catch((error: unknown) =>
      log.warn({ err: error }, 'a part did not end in order; what it held runs out by itself'),
    );
  }
}

/** Done at the first call; whoever calls again waits for the same. */
export function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= work();
    return running;
  };
}
