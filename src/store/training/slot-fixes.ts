import type { SlotFix } from '../../domain/training/slot-fix.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** More cases than anybody tests with. */
const MOST = 2_000;

/** Keeps what is right about a message; said again, the last word counts. */
export async function putSlotFix(store: Store, fix: SlotFix): Promise<void> {
  const { _id, ...rest } = toDocument(fix);
  await store.slotFixes.replaceOne({ _id }, rest, { upsert: true });
}

export async function findSlotFix(store: Store, messageId: string): Promise<SlotFix | null> {
  const found = await store.slotFixes.findOne({ _id: messageId });
  return found && fromDocument(found);
}

/** True when there was one. */
export async function dropSlotFix(store: Store, messageId: string): Promise<boolean> {
  return (await store.slotFixes.deleteOne({ _id: messageId })).deletedCount === 1;
}

/** The latest, newest first. */
export async function listSlotFixes(store: Store): Promise<SlotFix[]> {
  const rows = await store.slotFixes.find().sort({ at: -1, _id: -1 }).limit(MOST).toArray();
  return rows.map(fromDocument);
}
