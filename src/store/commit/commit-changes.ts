import mongoose from 'mongoose';
import type { Changes, Situation } from '../../domain/perform/draft.ts';
import { insertDeliveries } from '../deliveries.ts';
import { toDocument } from '../document.ts';
import type { RawCollection, Store } from '../open-store.ts';
import { writeAppointments } from './write-appointments.ts';

/**
 * What must still hold for a commit to be written, beside the versions. A turn: its worker has the thread's lease under this
 * epoch; its inbox rows are settled with it. A timer: nobody has fired it yet. Operators and the API need neither (null).
 */
export type Guard =
  | { kind: 'turn'; threadId: string; epoch: number; inboxIds: readonly string[] }
  | { kind: 'timer'; timerId: string; state: 'fired' | 'skipped'; outcome: string };

/**
 * - `conflict`: somebody else changed the dialog, the contact or the lease in between: load again and decide again
 * - `slot_taken`: the time is somebody else's now
 * - `repeated`: a message with this id is there already; the same request came twice
 */
export type Committed = { kind: 'done' } | { kind: 'conflict' } | { kind: 'slot_taken' } | { kind: 'repeated' };

/** Thrown inside the transaction to abort it; never leaves this file. */
class Conflict extends Error {}

/**
 * Writes everything that one decision changed, in ONE transaction, or nothing. `before` is the situation that the decision was
 * made on: its versions are the optimistic locks.
 */
export async function commitChanges(
  store: Store,
  before: Situation,
  changes: Changes,
  guard: Guard | null,
): Promise<Committed> {
  try {
    await store.connection.transaction((session) => write(store, before, changes, guard, session));
    return { kind: 'done' };
  } catch (error) {
    if (error instanceof Conflict) return { kind: 'conflict' };
    return outcomeOf(error);
  }
}

async function write(
  store: Store,
  before: Situation,
  changes: Changes,
  guard: Guard | null,
  session: mongoose.mongo.ClientSession,
): Promise<void> {
  const { contact, dialog } = changes;
  if (guard && !(await hold(store, guard, changes, session))) throw new Conflict();
  await writeVersioned(store.raw('dialogs'), dialog, changes.opened ? null : before.dialog.version, session);
  const newContact = before.contact.version === 0;
  if (newContact || changes.contactChanged) {
    await writeVersioned(store.raw('contacts'), contact, newContact ? null : before.contact.version, session);
  }
  if (!(await writeAppointments(store, before, changes, session))) throw new Conflict();
  await insertAll(store.raw('messages'), changes.messages, session);
  for (const { providerMessageId, text } of changes.edits) {
    await store.messages.updateOne(
      { threadId: dialog.threadId, 'delivery.providerMessageId': providerMessageId },
      { $set: { text } },
      { session },
    );
  }
  await insertAll(store.raw('outbox'), changes.outbox, session);
  await insertAll(store.raw('events'), changes.events, session);
  await insertDeliveries(store, changes.events, session);
  await insertAll(store.raw('tasks'), changes.tasks, session);
  await insertAll(store.raw('timers'), changes.timers, session);
}

async function hold(
  store: Store,
  guard: Guard,
  changes: Changes,
  session: mongoose.mongo.ClientSession,
): Promise<boolean> {
  if (guard.kind === 'timer') {
    const { state, outcome } = guard;
    const fired = await store.timers.updateOne(
      { _id: guard.timerId, state: 'pending' },
      { $set: { state, outcome } },
      { session },
    );
    return fired.matchedCount === 1;
  }
  const held = await store.threads.updateOne(
    { _id: guard.threadId, epoch: guard.epoch },
    { $set: { contactId: changes.contact.id, dialogId: changes.dialog.id } },
    { session },
  );
  if (held.matchedCount === 0) return false;
  await store.inbox.updateMany({ _id: { $in: [...guard.inboxIds] } }, { $set: { state: 'done' } }, { session });
  return true;
}

/** Inserts a new thing, or replaces the version that was loaded; any other version there means that somebody was faster. */
async function writeVersioned(
  collection: RawCollection,
  thing: { id: string; version: number },
  version: number | null,
  session: mongoose.mongo.ClientSession,
): Promise<void> {
  const document = toDocument({ ...thing, version: (version ?? 0) + 1 });
  if (version === null) {
    await collection.insertOne(document, { session });
    return;
  }
  const { _id, ...rest } = document;
  const replaced = await collection.replaceOne({ _id, version }, rest, { session });
  if ('matchedCount' in replaced && replaced.matchedCount === 0) throw new Conflict();
}

async function insertAll(
  collection: RawCollection,
  things: readonly { id: string }[],
  session: mongoose.mongo.ClientSession,
): Promise<void> {
  if (things.length > 0) await collection.insertMany(things.map(toDocument), { session });
}

/** A duplicate key is a race that somebody else has won; which one tells the name of the index. */
function outcomeOf(error: unknown): Committed {
  if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== 11_000) throw error;
  if (error.message.includes('no overlap')) return { kind: 'slot_taken' };
  return { kind: /\.messages index: _id_/u.test(error.message) ? 'repeated' : 'conflict' };
}
