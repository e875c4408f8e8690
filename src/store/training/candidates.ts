import { mongo } from 'mongoose';
import type { Candidate } from '../../domain/training/candidate.ts';
import type { TrainingEntry } from '../../domain/training/training-log.ts';
import { inTransaction } from '../contacts/in-transaction.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { changesKey, dropBlobs, intentsKey, modelKey } from './blobs.ts';

const DUPLICATE = 11_000;
/** What a process that died leaves is begun again so often: a training that ends processes is no candidate. */
const MOST_ATTEMPTS = 2;
const NEVER = new Date(0);

/** Asks for a training; false while another one waits or runs, in whichever process. */
export async function addCandidate(store: Store, candidate: Candidate, entry: TrainingEntry): Promise<boolean> {
  try {
    await inTransaction(store, async (session) => {
      await store.trainingRuns.insertOne(toDocument({ ...candidate, active: true as const }), { session });
      await store.trainingLog.insertOne(toDocument(entry), { session });
    });
    return true;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === DUPLICATE) return false;
    throw error;
  }
}

export async function findCandidate(store: Store, id: string): Promise<Candidate | null> {
  const found = await store.trainingRuns.findOne({ _id: id });
  return found && fromDocument(found);
}

/** The latest, newest first. */
export async function listCandidates(store: Store, limit: number): Promise<Candidate[]> {
  const rows = await store.trainingRuns.find().sort({ at: -1, _id: -1 }).limit(limit).toArray();
  return rows.map(fromDocument);
}

/** The one that waits or runs. */
export async function activeCandidate(store: Store): Promise<Candidate | null> {
  const found = await store.trainingRuns.findOne({ active: true });
  return found && fromDocument(found);
}

/** A training that nobody is at; from now on it is this process's. One that ended a process again and again has failed. */
export async function claimCandidate(
  store: Store,
  owner: string,
  now: Date,
  leaseMs: number,
): Promise<Candidate | null> {
  await store.trainingRuns.updateOne(
    { active: true, leaseUntil: { $lte: now }, attempts: { $gte: MOST_ATTEMPTS } },
    {
      $set: {
        state: 'failed',
        owner: null,
        finishedAt: now,
        problem: `The program ended ${MOST_ATTEMPTS} times in the middle of this training. Look whether it has enough memory, and train again.`,
      },
      $unset: { active: '' },
    },
  );
  const claimed = await store.trainingRuns.findOneAndUpdate(
    { active: true, leaseUntil: { $lte: now } },
    {
      $set: { state: 'running', owner, startedAt: now, leaseUntil: new Date(now.getTime() + leaseMs) },
      $inc: { attempts: 1 },
    },
    { returnDocument: 'after' },
  );
  return claimed && fromDocument(claimed);
}

type Part = Partial<Omit<Candidate, 'id' | 'active'>>;

/** Notes how far it is; false when the training is no longer this process's, or was called off. */
export async function noteTraining(store: Store, { id, owner }: Candidate, part: Part): Promise<boolean> {
  const { matchedCount } = await store.trainingRuns.updateOne({ _id: id, owner, state: 'running' }, { $set: part });
  return matchedCount === 1;
}

/** It is over; false when it was called off or taken over before. */
export async function endTraining(store: Store, { id, owner }: Candidate, part: Part): Promise<boolean> {
  const { matchedCount } = await store.trainingRuns.updateOne(
    { _id: id, owner, state: 'running' },
    { $set: { ...part, owner: null }, $unset: { active: '' } },
  );
  return matchedCount === 1;
}

/** Gives it back to whoever looks next, at a stop in order: that is nobody's fault. */
export async function handBack(store: Store, { id, owner }: Candidate): Promise<void> {
  await store.trainingRuns.updateOne(
    { _id: id, owner, state: 'running' },
    { $set: { state: 'waiting', owner: null, leaseUntil: NEVER }, $inc: { attempts: -1 } },
  );
}

/** Calls a training off that waits or runs; null when it is over already. */
export async function cancelCandidate(store: Store, id: string, entry: TrainingEntry): Promise<Candidate | null> {
  const cancelled = await store.trainingRuns.findOneAndUpdate(
    { _id: id, active: true },
    { $set: { state: 'cancelled', finishedAt: entry.at, owner: null }, $unset: { active: '' } },
    { returnDocument: 'after' },
  );
  if (cancelled) await store.trainingLog.insertOne(toDocument(entry));
  return cancelled && fromDocument(cancelled);
}

/** So many of those that nobody has published keep their models, the newest ones. */
const KEPT = 5;

/** Models are large: those of old candidates go, but never one of a release. Their figures stay. */
export async function forgetOldModels(store: Store): Promise<void> {
  const rows = await store.trainingRuns
    .find({ release: null, model: { $ne: null } }, { projection: { _id: 1 } })
    .sort({ at: -1 })
    .skip(KEPT)
    .limit(100)
    .toArray();
  const ids = rows.map(({ _id }) => _id);
  if (ids.length === 0) return;
  await store.trainingRuns.updateMany({ _id: { $in: ids }, release: null }, { $set: { model: null } });
  const published = new Set(
    (await store.intentReleases.find({ candidateId: { $in: ids } }, { projection: { candidateId: 1 } }).toArray()).map(
      ({ candidateId }) => candidateId,
    ),
  );
  await dropBlobs(
    store,
    ids.filter((id) => !published.has(id)).flatMap((id) => [modelKey(id), intentsKey(id), changesKey(id)]),
  );
}
