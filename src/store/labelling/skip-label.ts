import { LABEL_LEASE_MS, type LabelRow } from '../../domain/labelling/label-row.ts';
import type { Store } from '../open-store.ts';

/** A message that cannot be judged is passed over; false when it is not there to be: labelled already, or somebody else is looking at it. */
export async function skipLabel(store: Store, messageId: string, who: string, now: Date): Promise<boolean> {
  const { matchedCount } = await store.labelQueue.updateOne(
    { _id: messageId, state: 'waiting', $or: [{ leaseUntil: { $lte: now } }, { leasedBy: who }] },
    { $set: { state: 'skipped', by: who, doneAt: now }, $inc: { version: 1 } },
  );
  return matchedCount === 1;
}

/** It waits again, and whoever has skipped it is shown it first; false when it was not skipped by them. */
export async function unskipLabel(store: Store, row: LabelRow, who: string, now: Date): Promise<boolean> {
  const leaseUntil = new Date(now.getTime() + LABEL_LEASE_MS);
  const { matchedCount } = await store.labelQueue.updateOne(
    { _id: row.id, state: 'skipped', by: who },
    { $set: { state: 'waiting', by: null, doneAt: null, leasedBy: who, leaseUntil }, $inc: { version: 1 } },
  );
  return matchedCount === 1;
}
