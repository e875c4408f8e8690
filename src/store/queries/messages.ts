import type { Message } from '../../domain/message.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/**
 * The last lines of a dialog before a place in it, in the order in which they are read. `next` is the place for the lines before
 * these, null at the beginning.
 */
export async function dialogMessages(
  store: Store,
  dialogId: string,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<{ items: Message[]; next: number | null }> {
  const rows = await store.messages
    .find({ dialogId, ...(before !== undefined && { seq: { $lt: before } }) })
    .sort({ seq: -1 })
    .limit(limit + 1)
    .toArray();
  const items = rows.slice(0, limit).reverse().map(fromDocument);
  return { items, next: rows.length > limit ? (items[0]?.seq ?? null) : null };
}

/** The latest messages of a thread over all its dialogs, in no order to rely on. */
export async function threadMessages(store: Store, threadId: string, limit: number): Promise<Message[]> {
  const rows = await store.messages
    .find({ threadId, 'delivery.state': { $ne: 'private' } })
    .sort({ at: -1 })
    .limit(limit)
    .toArray();
  return rows.map(fromDocument);
}

/** Whether a message was taken in, be it in its dialog or not. */
export async function isTaken(store: Store, inboxId: string): Promise<boolean> {
  return (await store.inbox.findOne({ _id: inboxId }, { projection: { _id: 1 } })) !== null;
}

/** True while a message was taken in but is not part of its dialog yet. */
export async function isUnderWay(store: Store, inboxId: string): Promise<boolean> {
  return (await store.inbox.findOne({ _id: inboxId, state: 'new' }, { projection: { _id: 1 } })) !== null;
}
