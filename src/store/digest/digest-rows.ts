import type { DigestReader } from '../../domain/digest/digest-settings.ts';
import type { DueDigest } from '../../domain/digest/digest-times.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import type { DigestRow } from './rows.ts';

type Digests = Pick<Store, 'digests'>;
const NEVER = new Date(0);
const OPEN = ['pending', 'sending'] as const;

/** Writes that a digest is due, once however often it is called; one that waits still follows a changed hour. */
export async function planDigest({ digests }: Digests, readerId: string, { kind, day, due }: DueDigest): Promise<void> {
  const _id = `digest:${kind}:${day}:${readerId}`;
  const fresh = {
    readerId,
    kind,
    day,
    due,
    state: 'pending',
    attempts: 0,
    caught: 0,
    text: null,
    reason: null,
  } as const;
  const { upsertedCount } = await digests.updateOne(
    { _id },
    { $setOnInsert: { ...fresh, claimedUntil: NEVER } },
    { upsert: true },
  );
  if (upsertedCount === 0) await digests.updateOne({ _id, state: 'pending', attempts: 0 }, { $set: { due } });
}

/** Ids of those whose time has come. */
export async function dueDigests({ digests }: Digests, now: Date): Promise<string[]> {
  const rows = await digests
    .find({ state: { $in: [...OPEN] }, due: { $lte: now }, claimedUntil: { $lte: now } }, { projection: { _id: 1 } })
    .sort({ due: 1 })
    .limit(100)
    .toArray();
  return rows.map(({ _id }) => _id);
}

/** All that wait. */
export async function pendingDigests({ digests }: Digests): Promise<{ id: string; due: Date }[]> {
  const rows = await digests
    .find({ state: { $in: [...OPEN] } }, { projection: { due: 1 } })
    .sort({ due: 1 })
    .toArray();
  return rows.map(({ _id, due }) => ({ id: _id, due }));
}

/** Takes one for a while; null when it is not due, over, or somebody else's. */
export async function claimDigest({ digests }: Digests, id: string, now: Date, until: Date): Promise<DigestRow | null> {
  const row = await digests.findOneAndUpdate(
    { _id: id, state: { $in: [...OPEN] }, due: { $lte: now }, claimedUntil: { $lte: now } },
    { $set: { claimedUntil: until } },
    { returnDocument: 'after' },
  );
  return row && fromDocument(row);
}

/** Changes one that is claimed by us still; false when it is not. */
export async function changeDigest(
  { digests }: Digests,
  { id, claimedUntil }: Pick<DigestRow, 'id' | 'claimedUntil'>,
  change: Partial<Omit<DigestRow, 'id'>>,
): Promise<boolean> {
  const { matchedCount } = await digests.updateOne({ _id: id, claimedUntil }, { $set: change });
  return matchedCount === 1;
}

export async function readReaders({ digestReaders }: Pick<Store, 'digestReaders'>): Promise<DigestReader[]> {
  const rows = await digestReaders.find().toArray();
  return rows.map(fromDocument).sort((a, b) => a.linkedAt.getTime() - b.linkedAt.getTime());
}
