import { type Difference, differences } from '../domain/journal/differences.ts';
import { type Heard, heardIn } from '../domain/journal/heard.ts';
import type { Store } from '../store/open-store.ts';

/** What the bot takes otherwise in the copy than it did in the original: for one chat, by the ids of its messages. */
export async function compareChat(
  source: Store,
  copy: Store,
  threadId: string,
  ids: readonly string[],
): Promise<Difference[]> {
  const [before, today] = await Promise.all([source, copy].map((store) => heardOf(store, threadId, new Set(ids))));
  return differences(before ?? [], today ?? []);
}

async function heardOf(store: Store, threadId: string, ids: ReadonlySet<string>): Promise<Heard[]> {
  const lines = await store.messages.find({ threadId }).toArray();
  const understood = await store.events
    .find({ 'body.type': 'message_understood', 'body.messageId': { $in: [...ids] } })
    .toArray();
  const outcomes = new Map(
    understood.flatMap(({ body }) => (body.type === 'message_understood' ? [[body.messageId, body.outcome]] : [])),
  );
  return heardIn(
    lines.map(({ _id, ...line }) => ({ id: _id, ...line })),
    outcomes,
  ).filter(({ messageId }) => ids.has(messageId));
}
