import type { mongo } from 'mongoose';
import { tallyShifts } from '../../domain/board/tally.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { insertShifts } from './write-tally.ts';

/**
 * Notes on a contact's dialogs, but for one that is being written anyway, who works on the contact: these see them, and the board counts
 * them so. Their versions move: whoever decides on them looks again.
 */
export async function giveManagers(
  store: Store,
  { contactId, except }: { contactId: string; except?: string },
  managerIds: readonly string[],
  session: mongo.ClientSession,
): Promise<void> {
  const ids = [...managerIds];
  const rows = await store.dialogs
    .find({ contactId, managerIds: { $ne: ids }, ...(except !== undefined && { _id: { $ne: except } }) }, { session })
    .toArray();
  if (rows.length === 0) return;
  await store.dialogs.updateMany(
    { _id: { $in: rows.map(({ _id }) => _id) } },
    { $set: { managerIds: ids }, $inc: { version: 1 } },
    { session },
  );
  const changes = rows.map(fromDocument).map((before) => ({ before, after: { ...before, managerIds: ids } }));
  await insertShifts(store, tallyShifts(changes), session);
}
