import { fromDocument } from '../store/document.ts';
import type { AsideRow, MessageRow } from '../store/inbox-row.ts';
import type { Store } from '../store/open-store.ts';

export interface Played {
  from: Date;
  to: Date;
  channelId: string | null;
}

/** Messages of a period in order of arrival. */
export async function* messageRows(source: Store, played: Played): AsyncGenerator<MessageRow> {
  for await (const row of source.inbox.find(within(played)).sort({ receivedAt: 1 })) {
    if (row.threadId !== null) yield fromDocument(row);
  }
}

/** Updates of a period that no turn takes: they only fill the copy's journal. */
export async function* asideRows(source: Store, played: Played): AsyncGenerator<AsideRow> {
  for await (const row of source.inbox.find({ ...within(played), threadId: null }).sort({ receivedAt: 1 })) {
    if (row.threadId === null) yield fromDocument(row);
  }
}

export async function countRows(source: Store, played: Played): Promise<{ updates: number; chats: number }> {
  const [updates, threads] = await Promise.all([
    source.inbox.countDocuments(within(played)),
    source.inbox.distinct('threadId', { ...within(played), threadId: { $ne: null } }),
  ]);
  return { updates, chats: threads.length };
}

export const channelIdsOf = (source: Store, played: Played): Promise<string[]> =>
  source.inbox.distinct('channelId', within(played));

const within = ({ from, to, channelId }: Played) => ({
  receivedAt: { $gte: from, $lt: to },
  ...(channelId !== null && { channelId }),
});
