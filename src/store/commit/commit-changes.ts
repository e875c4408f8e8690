import mongoose from 'mongoose';
import type { Changes, Situation } from '../../domain/perform/draft.ts';
import { createBatcher } from '../batcher.ts';
import { deliveriesFor, insertDeliveries } from '../deliveries.ts';
import { isOutage } from '../is-outage.ts';
import type { Store } from '../open-store.ts';
import { type Guard, hold } from './guard.ts';
import { writeAppointments } from './write-appointments.ts';
import { writeFiles } from './write-files.ts';
import { writeLabels } from './write-labels.ts';
import { writeMet } from './write-met.ts';
import { writeNewTags } from './write-new-tags.ts';
import { writePlans } from './write-plans.ts';
import { writeTally } from './write-tally.ts';
import { writeTasks } from './write-tasks.ts';
import { insertAll, putTimers, writePeople } from './write-things.ts';
import { writeVerdicts } from './write-verdicts.ts';

export type { Guard, TurnGuard } from './guard.ts';

/**
 * One decision to be written: `before` is the situation that it was made on, and its versions are the optimistic locks.
 */
export interface Decision {
  before: Situation;
  changes: Changes;
  guard: Guard | null;
}

/**
 * - `conflict`: somebody else changed the dialog, the contact or the lease in between: load again and decide again
 * - `slot_taken`: the time is somebody else's now
 * - `repeated`: a message or task with this id is there already; the same request came twice
 */
export type Committed = { kind: 'done' } | { kind: 'conflict' } | { kind: 'slot_taken' } | { kind: 'repeated' };

export type Commit = (decision: Decision) => Promise<Committed>;

/** Longer groups hold their locks longer; this many fill one batch of every command. */
const MOST_AT_ONCE = 100;
const SPACING_MS = 20;
const MOST_TRIES = 5;

/** Thrown inside the transaction to abort it; never leaves this file. */
class Conflict extends Error {}

/**
 * Writes everything that a decision changed, or nothing. Decisions about different dialogs that come together share one transaction:
 * one command per collection, whatever their number. When one of them cannot be written, the group is halved until it stands alone.
 */
export function createCommit(store: Store): Commit {
  const commit = createBatcher<Decision, Outcome>({
    most: MOST_AT_ONCE,
    spacingMs: SPACING_MS,
    run: (decisions) => commitGroup(store, decisions),
  });
  return async (decision) => {
    const outcome = await commit(decision);
    if (outcome.kind === 'failed') throw outcome.error;
    return outcome;
  };
}

/** `failed`: the database would not have this one. Thrown to whoever asked for it, and to nobody else. */
type Outcome = Committed | { kind: 'failed'; error: unknown };

async function commitGroup(store: Store, decisions: readonly Decision[]): Promise<Outcome[]> {
  const outcome = await commitTogether(store, decisions);
  if (outcome.kind === 'done' || decisions.length === 1) return decisions.map(() => outcome);
  const middle = decisions.length >> 1;
  return [
    ...(await commitGroup(store, decisions.slice(0, middle))),
    ...(await commitGroup(store, decisions.slice(middle))),
  ];
}

/**
 * All of them or none, in a transaction of their own. `first` writes what else belongs to them, before anything that others could be
 * waiting for; false from it means that somebody was quicker, and is a conflict like any other.
 */
export async function commitTogether(
  store: Store,
  decisions: readonly Decision[],
  first: (session: mongoose.mongo.ClientSession) => Promise<boolean> = async () => true,
): Promise<Outcome> {
  const deliveries = await deliveriesFor(
    store,
    decisions.flatMap(({ changes }) => changes.events),
  );
  const session = await store.connection.startSession();
  try {
    let tries = 0;
    await session.withTransaction(async () => {
      // Somebody holds one of these for longer than a commit takes: the others need not wait for that.
      if (++tries > MOST_TRIES) throw new Conflict();
      if (!(await first(session))) throw new Conflict();
      await write(store, decisions, session);
      await insertDeliveries(store, deliveries, session);
    });
    return { kind: 'done' };
  } catch (error) {
    return error instanceof Conflict ? { kind: 'conflict' } : outcomeOf(error);
  } finally {
    await session.endSession();
  }
}

async function write(store: Store, decisions: readonly Decision[], session: mongoose.mongo.ClientSession) {
  if (!(await hold(store, decisions, session))) throw new Conflict();
  if (!(await writePeople(store, decisions, session))) throw new Conflict();
  await writeTally(store, decisions, session);
  for (const { before, changes } of decisions) {
    if (changes.appointments.length === 0) continue;
    if (!(await writeAppointments(store, before, changes, session))) throw new Conflict();
  }
  if (!(await writeVerdicts(store, decisions, session))) throw new Conflict();
  if (!(await writePlans(store, decisions, session))) throw new Conflict();
  if (!(await writeLabels(store, decisions, session))) throw new Conflict();
  const all = <T>(of: (changes: Changes) => readonly T[]): T[] => decisions.flatMap(({ changes }) => of(changes));
  await insertAll(
    store,
    'messages',
    all(({ messages }) => messages),
    session,
  );
  if (!(await writeFiles(store, decisions, session))) throw new Conflict();
  for (const { changes } of decisions) {
    for (const { providerMessageId, text } of changes.edits) {
      await store.messages.updateOne(
        { threadId: changes.dialog.threadId, 'delivery.providerMessageId': providerMessageId },
        { $set: { text } },
        { session },
      );
    }
  }
  await insertAll(
    store,
    'events',
    all(({ events }) => events),
    session,
  );
  if (
    !(await writeTasks(
      store,
      all(({ tasks }) => tasks),
      session,
    ))
  )
    throw new Conflict();
  await writeNewTags(
    store,
    all(({ newTags }) => newTags),
    session,
  );
  await putTimers(
    store,
    all(({ timers }) => timers),
    session,
  );
  await writeMet(store, decisions, session);
  await insertAll(
    store,
    'triggerRuns',
    all(({ runs }) => runs),
    session,
  );
}

/** A duplicate key is a race that somebody else has won; which one tells the name of the index. Anything else is an outage or a bug. */
function outcomeOf(error: unknown): Outcome {
  if (isOutage(error)) throw error;
  if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== 11_000) return { kind: 'failed', error };
  if (error.message.includes('no overlap')) return { kind: 'slot_taken' };
  return { kind: /\.(messages|tasks) index: _id_/u.test(error.message) ? 'repeated' : 'conflict' };
}
