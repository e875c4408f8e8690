import type { Store } from '../open-store.ts';

const AT_ONCE = 500;

/** Pending timers whose time has come, the longest overdue first. */
export async function overdueTimers(store: Store, now: Date): Promise<string[]> {
  const rows = await store.timers
    .find({ state: 'pending', due: { $lte: now } }, { projection: { _id: 1 } })
    .sort({ due: 1 })
    .limit(AT_ONCE)
    .toArray();
  return rows.map((row) => row._id);
}

/** All pending timers, the next one first. */
export async function pendingTimers(store: Store): Promise<{ id: string; due: Date }[]> {
  const rows = await store.timers
    .find({ state: 'pending' }, { projection: { due: 1 } })
    .sort({ due: 1 })
    .toArray();
  return rows.map((row) => ({ id: row._id, due: row.due }));
}

/** Takes a pending timer for slow work; false when another process has it until later, or it is over. */
export async function claimTimer(store: Store, id: string, now: Date, until: Date): Promise<boolean> {
  const { matchedCount } = await store.timers.updateOne(
    { _id: id, state: 'pending', $or: [{ claimedUntil: { $exists: false } }, { claimedUntil: { $lte: now } }] },
    { $set: { claimedUntil: until } },
  );
  return matchedCount === 1;
}

/** Gives a claim back before its time, unless somebody else has the timer by now. */
export async function unclaimTimer(store: Store, id: string, until: Date): Promise<void> {
  await store.timers.updateOne({ _id: id, claimedUntil: until }, { $unset: { claimedUntil: '' } });
}
