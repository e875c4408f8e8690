import mongoose from 'mongoose';
import type { HookCall } from '../../domain/hooks/hook-call.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** So long the bytes of a call stand for it: the same ones later are another call. */
const DIGEST_COUNTS_MS = 24 * 3_600_000;
const DUPLICATE_KEY = 11_000;

/**
 * Makes a call durable, or finds that it is there: `repeated`, which is counted. One that is known by its bytes alone is a new one after a
 * day; the numbered id decides, so that of two at once one is kept.
 */
export async function keepCall(
  store: Store,
  call: Omit<HookCall, 'id'>,
  idBase: string,
): Promise<{ kind: 'kept' | 'repeated'; call: HookCall }> {
  for (let n = 0; ; n++) {
    const id = n === 0 ? idBase : `${idBase}~${n}`;
    if (await inserted(store, { ...call, id })) return { kind: 'kept', call: { ...call, id } };
    const known = await store.hookCalls.findOne({ _id: id });
    if (!known) continue;
    const isOver = call.keyFrom === 'digest' && call.at.getTime() - known.at.getTime() >= DIGEST_COUNTS_MS;
    if (isOver) continue;
    await store.hookCalls.updateOne({ _id: id }, { $inc: { repeats: 1 }, $set: { lastRepeatAt: call.at } });
    return { kind: 'repeated', call: fromDocument(known) };
  }
}

async function inserted({ hookCalls, hooks }: Store, call: HookCall): Promise<boolean> {
  try {
    await hookCalls.insertOne(toDocument(call));
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === DUPLICATE_KEY) return false;
    throw error;
  }
  await hooks.updateOne({ _id: call.hookId }, { $max: { lastCallAt: call.at } });
  return true;
}

/** Hooks with a call to be applied now. */
export async function hooksWaiting(store: Store, now: Date): Promise<string[]> {
  return store.hookCalls.distinct('hookId', dueAt(now));
}

/** Takes the hook's longest due call; nobody else gets it before `until`. Null when there is none. */
export async function claimCall(
  store: Store,
  hookId: string,
  { token, now, until }: { token: string; now: Date; until: Date },
): Promise<HookCall | null> {
  const row = await store.hookCalls.findOneAndUpdate(
    { hookId, ...dueAt(now) },
    { $set: { lease: { token, until } }, $inc: { tries: 1 } },
    { sort: { due: 1, _id: 1 }, returnDocument: 'after' },
  );
  return row && fromDocument(row);
}

/** Notes what became of a claimed call. False when the lease has run out and somebody else has it. */
export async function settleCall(
  store: Store,
  id: string,
  token: string,
  end: Pick<HookCall, 'state' | 'reason' | 'outcome' | 'due' | 'doneAt'>,
): Promise<boolean> {
  const { matchedCount } = await store.hookCalls.updateOne(
    { _id: id, 'lease.token': token },
    { $set: { ...end, lease: null } },
  );
  return matchedCount === 1;
}

/** A refused call is applied again by the mapping of now. Null when there is none, or it was not refused. */
export async function replayCall(store: Store, id: string, now: Date): Promise<HookCall | null> {
  const row = await store.hookCalls.findOneAndUpdate(
    { _id: id, state: 'refused' },
    { $set: again(now) },
    { returnDocument: 'after' },
  );
  return row && fromDocument(row);
}

/** The same with all refused ones of a hook; gives how many. */
export async function replayRefused(store: Store, hookId: string, now: Date): Promise<number> {
  const { modifiedCount } = await store.hookCalls.updateMany({ hookId, state: 'refused' }, { $set: again(now) });
  return modifiedCount;
}

const again = (now: Date) => ({
  state: 'waiting' as const,
  reason: null,
  outcome: null,
  tries: 0,
  due: now,
  lease: null,
  doneAt: null,
});

const dueAt = (now: Date) => ({
  state: 'waiting' as const,
  due: { $lte: now },
  $or: [{ lease: null }, { 'lease.until': { $lte: now } }],
});
