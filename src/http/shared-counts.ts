import type { Store as CountStore } from 'express-rate-limit';

/** Adds hits to what other processes have counted in this stretch of time, and gives the sum. */
export type Counts = (id: string, hits: number, until: Date) => Promise<number>;

/** How far processes may be behind each other. A write per asker and second is all that a limit costs the database. */
const TOLD_EVERY_MS = 1_000;

interface Count {
  /** Which stretch of time since the beginning of all. */
  stretch: number;
  /** What all processes have told by the last time that we asked. */
  told: number;
  /** What we have not told yet. */
  own: number;
  askedAt: number;
  isAsking: boolean;
}

/**
 * Counts for `express-rate-limit` that processes share: each counts for itself and adds it up with the others' once a second, so that a
 * limit holds for all together but for what comes within a second. Without a database each counts for itself.
 */
export function sharedStore(name: string, windowMs: number, counts: Counts, now: () => number = Date.now): CountStore {
  const known = new Map<string, Count>();
  let sweptAt = 0;

  function of(key: string): Count {
    const stretch = Math.floor(now() / windowMs);
    const there = known.get(key);
    if (there?.stretch === stretch) return there;
    const fresh = { stretch, told: 0, own: 0, askedAt: 0, isAsking: false };
    known.set(key, fresh);
    if (sweptAt !== stretch) {
      sweptAt = stretch;
      for (const [old, count] of known) if (count.stretch < stretch) known.delete(old);
    }
    return fresh;
  }

  async function tell(key: string, count: Count): Promise<void> {
    if (count.isAsking || now() - count.askedAt < TOLD_EVERY_MS) return;
    count.isAsking = true;
    count.askedAt = now();
    const telling = count.own;
    // Counted once, wherever they are at the moment.
    count.told += telling;
    count.own -= telling;
    const before = count.told;
    try {
      const sum = await counts(`${name}:${key}:${count.stretch}`, telling, new Date((count.stretch + 1) * windowMs));
      count.told += sum - before;
    } catch {
      count.told -= telling;
      count.own += telling;
    } finally {
      count.isAsking = false;
    }
  }

  return {
    increment(key) {
      const count = of(key);
      count.own += 1;
      // Nobody waits for it: what others have counted is known at the next request.
      void tell(key, count);
      return { totalHits: count.told + count.own, resetTime: new Date((count.stretch + 1) * windowMs) };
    },
    decrement(key) {
      of(key).own -= 1;
    },
    resetKey: (key) => void known.delete(key),
  };
}
