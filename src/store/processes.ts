import { hostname } from 'node:os';
import { hasCode } from './mongod/error-text.ts';
import type { Store } from './open-store.ts';

/** A process that was not seen for this long is taken for dead; one that merely slept finds its late writes refused. */
const DEAD_AFTER_MS = 10_000;

/** Says that this process lives. Times are the database's own: clocks of machines differ. */
export async function beat(store: Store, owner: string): Promise<void> {
  await store.processes.updateOne(
    { _id: owner },
    { $set: { host: hostname(), pid: process.pid }, $currentDate: { seenAt: true } },
    { upsert: true },
  );
}

export async function sayGoodbye(store: Store, owner: string): Promise<void> {
  await store.processes.deleteOne({ _id: owner });
}

/** The others on this database, by whether they still live. */
export async function lookAround(store: Store, owner: string): Promise<{ living: string[]; dead: string[] }> {
  const others = await store.processes
    .aggregate<{ _id: string; host: string; pid: number; silent: boolean }>([
      { $match: { _id: { $ne: owner } } },
      { $set: { silent: { $lt: ['$seenAt', { $subtract: ['$$NOW', DEAD_AFTER_MS] }] } } },
    ])
    .toArray();
  const living: string[] = [];
  const dead: string[] = [];
  for (const { _id, host, pid, silent } of others) (silent || hasEnded(host, pid) ? dead : living).push(_id);
  return { living, dead };
}

/** On the same machine the system knows at once. */
function hasEnded(host: string, pid: number): boolean {
  if (host !== hostname()) return false;
  // Before a restart in a container it may have been another's; then its silence tells.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return hasCode(error, 'ESRCH');
  }
}
