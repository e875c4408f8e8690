import type { Hook } from '../../domain/hooks/hook.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** All that are not deleted, and those deleted ones that somebody still calls; the oldest first. */
export async function listHooks(store: Store): Promise<Hook[]> {
  const rows = await store.hooks.find().sort({ createdAt: 1, _id: 1 }).toArray();
  return rows
    .map(fromDocument)
    .filter(({ deletedAt, turnedAway }) => deletedAt === null || isCalled(deletedAt, turnedAway));
}

const isCalled = (deletedAt: Date, turnedAway: Hook['turnedAway']): boolean =>
  turnedAway !== null && turnedAway.at >= deletedAt;

/** Null for one that is deleted, too. */
export async function findHook(store: Store, id: string): Promise<Hook | null> {
  const row = await store.hooks.findOne({ _id: id, deletedAt: null });
  return row && fromDocument(row);
}

/** Whose address it is, deleted ones included. */
export async function hookByToken(store: Store, tokenDigest: string): Promise<Hook | null> {
  const row = await store.hooks.findOne({ tokenDigest });
  return row && fromDocument(row);
}

export const countHooks = (store: Store): Promise<number> => store.hooks.countDocuments({ deletedAt: null });

export async function addHook(store: Store, hook: Hook): Promise<void> {
  await store.hooks.insertOne(toDocument(hook));
}

export type HookChange = Partial<
  Pick<
    Hook,
    'title' | 'mapping' | 'system' | 'offerId' | 'source' | 'enabled' | 'tokenDigest' | 'sealedToken' | 'sealedSecret'
  >
>;

/** The hook as it is after the change, or null when there is none. */
export async function changeHook(store: Store, id: string, change: HookChange): Promise<Hook | null> {
  if (Object.keys(change).length === 0) return findHook(store, id);
  const row = await store.hooks.findOneAndUpdate(
    { _id: id, deletedAt: null },
    { $set: change },
    { returnDocument: 'after' },
  );
  return row && fromDocument(row);
}

/** False when there is none. It stays for a while, without its log, so that whoever still calls it is told; what waits is not applied any more. */
export async function deleteHook(store: Store, id: string, now: Date): Promise<boolean> {
  const { matchedCount } = await store.hooks.updateOne(
    { _id: id, deletedAt: null },
    { $set: { deletedAt: now, turnedAway: null } },
  );
  if (matchedCount === 0) return false;
  await store.hookCalls.deleteMany({ hookId: id });
  return true;
}

/** A call was turned away before it was kept: counted, with the last reason. */
export async function noteTurnedAway(store: Store, id: string, why: string, now: Date): Promise<void> {
  await store.hooks.updateOne({ _id: id }, [
    {
      $set: {
        turnedAway: { count: { $add: [{ $ifNull: ['$turnedAway.count', 0] }, 1] }, at: now, why: { $literal: why } },
      },
    },
  ]);
}
