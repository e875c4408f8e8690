import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import type { StoredReply } from '../stored-reply.ts';
import type { ResponderDay } from './rows.ts';

/** The days from `from` to `to` (YYYY-MM-DD, both included) on which the responder did anything, oldest first. */
export async function responderDays(store: Store, from: string, to: string): Promise<ResponderDay[]> {
  const rows = await store.responderDays
    .find({ _id: { $gte: from, $lte: to } })
    .sort({ _id: 1 })
    .toArray();
  return rows.map((row) => fromDocument(row));
}

/** Answers of one day with their receipts, newest first; `before` is the last one of the page before. They are kept for two weeks. */
export async function responderReceipts(
  store: Store,
  { date, most, before }: { date: string; most: number; before?: { at: Date; id: string } },
): Promise<StoredReply[]> {
  const older = before && {
    $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }],
  };
  const rows = await store.replies
    .find({ date, ...older })
    .sort({ at: -1, _id: -1 })
    .limit(most)
    .toArray();
  return rows.map((row) => fromDocument(row));
}

/** Tokens that a dialog has cost so far. */
export async function dialogTokens(store: Store, dialogId: string): Promise<number> {
  return (await store.responderDialogs.findOne({ _id: dialogId }))?.tokens ?? 0;
}
