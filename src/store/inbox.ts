import { threadIdOf } from '../domain/channel.ts';
import type { Incoming, IncomingContent } from '../domain/incoming.ts';
import { createBatcher } from './batcher.ts';
import { fromDocument, toDocument } from './document.ts';
import type { AsideRow, MessageRow } from './inbox-row.ts';
import { newFileId } from './message-files/uploads.ts';
import type { Store } from './open-store.ts';
import { writeMany } from './write-command.ts';

const MOST_AT_ONCE = 200;
const SPACING_MS = 12;

export type PutIncoming = (row: MessageRow) => Promise<'stored' | 'repeated'>;

/** Plain inserts; each resolves only when its row is durable. Calls that come together share one command. */
export function createInboxWriter(store: Store): PutIncoming {
  return createBatcher<MessageRow, 'stored' | 'repeated'>({
    most: MOST_AT_ONCE,
    spacingMs: SPACING_MS,
    run: (rows) => insertRows(store, rows),
  });
}

async function insertRows(store: Store, rows: readonly MessageRow[]): Promise<('stored' | 'repeated')[]> {
  const { repeated } = await writeMany(store, 'inbox', { insert: rows.map(toDocument) }, null);
  const again = new Set(repeated);
  return rows.map((_row, index) => (again.has(index) ? 'repeated' : 'stored'));
}

/** The row of a message that has just come. */
export function rowOf(incoming: Incoming, receivedAt: Date): MessageRow {
  const { raw, ...rest } = incoming;
  return {
    id: `${incoming.channelId}:${incoming.externalId}`,
    channelId: incoming.channelId,
    threadId: threadIdOf(incoming.channelId, incoming.chatId),
    order: incoming.order,
    receivedAt,
    state: 'new',
    reason: null,
    attempts: 0,
    incoming: { ...rest, content: withFileIds(rest.content) },
    // As text: a customer's keys such as "$gt" or "a.b" are then nobody's operators.
    raw: JSON.stringify(raw) ?? null,
  };
}

/** From here on each file has one name, whatever is tried how often: what is fetched twice is kept once. */
function withFileIds(content: IncomingContent): IncomingContent {
  if (content.kind !== 'media' || !content.files) return content;
  return { ...content, files: content.files.map((file) => ({ ...file, id: file.id ?? newFileId() })) };
}

/** Keeps an update that no turn will take, raw; the same one twice is kept once. */
export async function putAside(store: Store, aside: AsideOf, receivedAt: Date): Promise<void> {
  const { channelId, externalId, order, why, reason, raw } = aside;
  const row: Omit<AsideRow, 'id'> = {
    channelId,
    threadId: null,
    order,
    receivedAt,
    state: why,
    reason,
    attempts: 0,
    incoming: null,
    raw: JSON.stringify(raw) ?? null,
  };
  await store.inbox.updateOne({ _id: `${channelId}:${externalId}` }, { $setOnInsert: row }, { upsert: true });
}

interface AsideOf extends Pick<AsideRow, 'channelId' | 'order' | 'reason'> {
  externalId: string;
  why: AsideRow['state'];
  raw: unknown;
}

/** Waiting messages of one thread, in the provider's order. */
export async function waitingIn(store: Store, threadId: string, limit: number): Promise<MessageRow[]> {
  const rows = await store.inbox
    .find({ threadId, state: 'new' })
    .sort({ order: 1, receivedAt: 1 })
    .limit(limit)
    .toArray();
  return rows.flatMap((row) => (row.incoming ? fromDocument(row) : []));
}

/** Threads with messages that have waited since before `cameBefore`: nobody seems to be working on them. */
export async function threadsWaiting(store: Store, cameBefore: Date, limit: number): Promise<string[]> {
  const rows = await store.inbox
    .aggregate<{ _id: string | null }>(
      [
        { $match: { state: 'new', receivedAt: { $lte: cameBefore } } },
        { $group: { _id: '$threadId' } },
        { $limit: limit },
      ],
      // MongoDB would rather look through two weeks of messages by their age.
      { hint: 'waiting' },
    )
    .toArray();
  return rows.flatMap((row) => row._id ?? []);
}

/** Whether all these rows still wait: a worker that was away for long asks before it pays for an answer. */
export async function stillWaiting(store: Store, ids: readonly string[]): Promise<boolean> {
  return (await store.inbox.countDocuments({ _id: { $in: [...ids] }, state: 'new' })) === ids.length;
}

/** Settles those of these rows whose messages are in a dialog already: the journal forgot them, and the provider sent them again. */
export async function settleAnswered(store: Store, ids: readonly string[]): Promise<void> {
  const known = await store.messages.find({ _id: { $in: [...ids] } }, { projection: { _id: 1 } }).toArray();
  await store.inbox.updateMany(
    { _id: { $in: known.map(({ _id }) => _id) }, state: 'new' },
    { $set: { state: 'done' } },
  );
}

/** Settles rows that are kept here and go into no dialog, and says why. */
export async function settleUnheard(store: Store, ids: readonly string[], reason: string): Promise<void> {
  await store.inbox.updateMany({ _id: { $in: [...ids] }, state: 'new' }, { $set: { state: 'done', reason } });
}

/** Counts a failed attempt; after the last one the row is parked raw with its reason, so that the rest of the thread flows on. */
export async function countFailure(store: Store, ids: readonly string[], reason: string, most: number): Promise<void> {
  await store.inbox.updateMany({ _id: { $in: [...ids] } }, { $inc: { attempts: 1 }, $set: { reason } });
  await store.inbox.updateMany(
    { _id: { $in: [...ids] }, state: 'new', attempts: { $gte: most } },
    { $set: { state: 'parked' } },
  );
}
