import type { Message } from '../../domain/message.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** The message with the lines before it, as far as somebody needs them to tell what it means. */
export interface LabelContext {
  message: Message;
  before: Message[];
}

const LINES = 2;

/** Of each message that is still there, by its id. Private notes are no part of the talk. */
export async function labelContexts(store: Store, messageIds: readonly string[]): Promise<Map<string, LabelContext>> {
  const rows = await store.messages.find({ _id: { $in: [...messageIds] } }).toArray();
  const contexts = await Promise.all(
    rows.map(fromDocument).map(async (message): Promise<[string, LabelContext]> => {
      const before = await store.messages
        .find({ dialogId: message.dialogId, seq: { $lt: message.seq }, 'delivery.state': { $ne: 'private' } })
        .sort({ seq: -1 })
        .limit(LINES)
        .toArray();
      return [message.id, { message, before: before.map(fromDocument).reverse() }];
    }),
  );
  return new Map(contexts);
}
