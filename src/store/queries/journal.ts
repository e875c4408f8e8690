import mongoose, { type mongo } from 'mongoose';
import type { Incoming } from '../../domain/incoming.ts';
import { fromDocument, type Stored } from '../document.ts';
import type { InboxRow } from '../inbox-row.ts';
import type { Store } from '../open-store.ts';
import { afterCursor, containing, type Page, type PageRequest, toPage } from './page.ts';

export interface JournalFilter {
  /** `[from, to)` of when updates came. */
  from: Date;
  to: Date;
  channelId?: string | undefined;
  threadId?: string | undefined;
  state?: InboxRow['state'] | undefined;
  /** As it is, whatever the case, anywhere in the update. */
  text?: string | undefined;
}

/** A row as lists have it: without the update itself, which may be long. */
export interface JournalEntry {
  id: string;
  channelId: string;
  threadId: string | null;
  receivedAt: Date;
  state: InboxRow['state'];
  reason: string | null;
  attempts: number;
  incoming: Omit<Incoming, 'raw'> | null;
}

export type JournalRow = JournalEntry & Pick<InboxRow, 'raw'>;

export type Listed = { kind: 'page'; page: Page<JournalEntry> } | { kind: 'too_slow' };

export type Retried =
  | { kind: 'waiting'; row: JournalEntry }
  | { kind: 'refused'; state: InboxRow['state']; reason: string | null }
  | { kind: 'not_found' };

/** A text is looked for in every update of the period, and the database has better things to do than that for long. */
const SEARCH_MS = 5_000;
const TIME_IS_UP = 50;

/** Updates of a period, the latest first. */
export async function listJournal(
  store: Store,
  filter: JournalFilter,
  { cursor, limit }: PageRequest,
  withinMs = SEARCH_MS,
): Promise<Listed> {
  const order = { field: 'receivedAt', direction: -1 } as const;
  // Ordered by the index on the time alone: ordering by the id as well would first read the whole period.
  const rows = store.inbox
    .find({ $and: [...conditions(filter), ...afterCursor(order, cursor)] })
    .project<Stored<JournalEntry>>({ raw: 0 })
    .sort({ receivedAt: -1 })
    .batchSize(limit + 1)
    .maxTimeMS(withinMs);
  try {
    const found = await takePage(rows, limit);
    return { kind: 'page', page: toPage(found, limit, (row) => row.receivedAt) };
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === TIME_IS_UP) return { kind: 'too_slow' };
    throw error;
  }
}

export async function findJournalRow(store: Store, id: string): Promise<JournalRow | null> {
  const found = await store.inbox.findOne({ _id: id });
  return found && fromDocument(found);
}

/** Lets the bot try a parked message anew; the sweep of the workers finds it. Nothing else can be tried again. */
export async function retryParked(store: Store, id: string): Promise<Retried> {
  const waiting = await store.inbox.findOneAndUpdate(
    { _id: id, state: 'parked' },
    { $set: { state: 'new', attempts: 0, reason: null } },
    { returnDocument: 'after' },
  );
  if (waiting) return { kind: 'waiting', row: fromDocument(waiting) };
  const row = await findJournalRow(store, id);
  return row ? { kind: 'refused', state: row.state, reason: row.reason } : { kind: 'not_found' };
}

/** The dialogs that rows belong to, by row id: of their message, or else the one that their chat is in now. */
export async function dialogsOfRows(
  store: Store,
  rows: readonly Pick<JournalEntry, 'id' | 'threadId'>[],
): Promise<Map<string, string>> {
  const ids = rows.map(({ id }) => id);
  const threadIds = [...new Set(rows.flatMap(({ threadId }) => threadId ?? []))];
  const [messages, threads] = await Promise.all([
    store.messages.find({ _id: { $in: ids } }, { projection: { dialogId: 1 } }).toArray(),
    store.threads.find({ _id: { $in: threadIds } }, { projection: { dialogId: 1 } }).toArray(),
  ]);
  const ofMessage = new Map(messages.map(({ _id, dialogId }) => [_id, dialogId]));
  const ofThread = new Map(threads.map(({ _id, dialogId }) => [_id, dialogId]));
  return new Map(
    rows.flatMap(({ id, threadId }) => {
      const dialogId = ofMessage.get(id) ?? ofThread.get(threadId ?? '');
      return dialogId ? [[id, dialogId]] : [];
    }),
  );
}

function conditions({ from, to, channelId, threadId, state, text }: JournalFilter): mongo.Document[] {
  return [
    { receivedAt: { $gte: from, $lt: to } },
    ...(channelId ? [{ channelId }] : []),
    ...(threadId ? [{ threadId }] : []),
    ...(state ? [{ state }] : []),
    ...(text ? [{ $or: spellings(text).map((spelling) => ({ raw: containing(spelling) })) }] : []),
  ];
}

/** The update is JSON text, in which a quote or a line break of a customer is written otherwise. */
function spellings(text: string): string[] {
  return [...new Set([text, JSON.stringify(text).slice(1, -1)])];
}

/** One row more than the page, and those that came at the same instant as that one: only their ids tell the order. */
async function takePage(rows: AsyncIterable<Stored<JournalEntry>>, limit: number): Promise<JournalEntry[]> {
  const taken: JournalEntry[] = [];
  for await (const row of rows) {
    const last = taken[limit];
    if (last && row.receivedAt < last.receivedAt) break;
    taken.push(fromDocument(row));
  }
  return taken.sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || (a.id < b.id ? 1 : -1));
}
