import type { Logger } from 'pino';
import type { Store } from '../store/open-store.ts';
import { markSeen } from '../store/team/presence.ts';

const WRITE_EVERY_MS = 60_000;

/** Notes who is at the console: every request of a person, and the regular look at an open stream. Written once a minute at most. */
export function createPresence(store: Store, now: () => Date, log: Logger): (userId: string) => void {
  const written = new Map<string, number>();
  return (userId) => {
    const at = now();
    const last = written.get(userId);
    if (last !== undefined && Math.abs(at.getTime() - last) < WRITE_EVERY_MS) return;
    written.set(userId, at.getTime());
    markSeen(store, userId, at).catch((error: unknown) => {
      written.delete(userId);
      log.debug({ err: error }, 'who is online is noted at the next request');
    });
  };
}
