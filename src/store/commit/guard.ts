import type { mongo } from 'mongoose';
import type { Changes } from '../../domain/perform/draft.ts';
import { type Stored, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { NEVER, newThread, type Thread } from '../thread.ts';
import { writeMany } from '../write-command.ts';
import { type BulkGuard, holdBulk } from './guard-bulk.ts';

/**
 * What must still hold for a commit to be written, beside the versions.
 * A turn: exactly its rows are what waits in the thread up to its last one, nobody has taken them and none came in before them;
 * with a lease, nobody has claimed the thread since.
 * A timer: nobody has fired it yet. A bulk job: see there. Operators and the API need none (null).
 */
export type Guard = TurnGuard | TimerGuard | BulkGuard;

export interface TurnGuard {
  kind: 'turn';
  threadId: string;
  /** The rows that the turn answers, and the provider's order of the last. */
  rows: { ids: readonly string[]; upTo: number };
  /** The thread as it was read: null when it did not exist. */
  thread: { epoch: number; dialogId: string | null } | null;
  /** Held: the claim under this epoch must still be the last one; it can be given back in the same write. */
  lease: { epoch: number; release: boolean } | null;
}

export interface TimerGuard {
  kind: 'timer';
  timerId: string;
  /** Pending with another moment: it is not over yet. */
  state: 'fired' | 'skipped' | 'pending';
  outcome: string | null;
  due?: Date;
}

interface Guarded {
  changes: Changes;
  guard: Guard | null;
}

/** Takes the inbox rows of these turns and settles the timers; false when one of them is no longer there to be taken. */
export async function hold(store: Store, items: readonly Guarded[], session: mongo.ClientSession): Promise<boolean> {
  const turns = items.flatMap(({ guard, changes }) => (guard?.kind === 'turn' ? { guard, changes } : []));
  if (turns.length > 0) {
    const wanted = turns.reduce((sum, { guard }) => sum + guard.rows.ids.length, 0);
    const update = turns.map(({ guard: { threadId, rows } }) => ({
      // Others of the very same place in the order come after it, and may wait.
      q: {
        threadId,
        state: 'new',
        order: { $lte: rows.upTo },
        $or: [{ order: { $lt: rows.upTo } }, { _id: { $in: rows.ids } }],
      },
      u: { $set: { state: 'done' } },
      multi: true,
    }));
    const taken = await writeMany(store, 'inbox', { update }, session);
    if (taken.modified !== wanted) return false;
    if (!(await holdThreads(store, turns, session))) return false;
  }
  for (const { guard } of items) {
    if (guard?.kind !== 'timer') continue;
    const { timerId, state, outcome, due } = guard;
    const fired = await store.timers.updateOne(
      { _id: timerId, state: 'pending' },
      { $set: { state, outcome, ...(due && { due }) } },
      { session },
    );
    if (fired.matchedCount !== 1) return false;
  }
  return holdBulk(
    store,
    items.flatMap(({ guard }) => (guard?.kind === 'bulk' ? guard : [])),
    session,
  );
}

/** Threads are written only where they change: a new dialog, or a lease that ends. */
async function holdThreads(
  store: Store,
  turns: readonly { guard: TurnGuard; changes: Changes }[],
  session: mongo.ClientSession,
): Promise<boolean> {
  const writes = turns.flatMap(({ guard, changes }) => threadWrite(guard, changes));
  if (writes.length === 0) return true;
  const written = await store.threads.bulkWrite(writes, { session, ordered: false });
  return written.matchedCount + written.insertedCount === writes.length;
}

type ThreadWrite = mongo.AnyBulkWriteOperation<Stored<Thread>>;

function threadWrite({ threadId, thread, lease }: TurnGuard, { contact, dialog }: Changes): ThreadWrite[] {
  const ids = { contactId: contact.id, dialogId: dialog.id };
  if (lease) {
    const given = lease.release ? { owner: null, leaseUntil: NEVER } : {};
    return [{ updateOne: { filter: { _id: threadId, epoch: lease.epoch }, update: { $set: { ...ids, ...given } } } }];
  }
  if (!thread) return [{ insertOne: { document: toDocument({ ...newThread(threadId), ...ids }) } }];
  if (thread.dialogId === dialog.id) return [];
  return [{ updateOne: { filter: { _id: threadId, epoch: thread.epoch }, update: { $set: ids } } }];
}
