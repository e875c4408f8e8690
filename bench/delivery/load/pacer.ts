import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves with the moment at which the next message is due, when it is; null when no more are to be sent. */
export type Pacer = () => Promise<number | null> | number | null;

/** A closed loop: who has an answer asks the next thing at once. */
export const atOnce =
  (takeOne: () => boolean): Pacer =>
  () =>
    takeOne() ? performance.now() : null;

/**
 * An open loop: messages are due at a fixed rate, whether or not the bot keeps up. Latency counts from the due time, so a bot that
 * is slow for a second is not asked less in that second.
 */
export function atRate(perSecond: number, takeOne: () => boolean): Pacer {
  const start = performance.now();
  let given = 0;
  return async () => {
    const due = start + (given * 1_000) / perSecond;
    given += 1;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    return takeOne() ? due : null;
  };
}
