import mongoose from 'mongoose';
import type { Experiment } from '../../domain/experiments/experiment.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** More than anybody has ever run. */
const MOST = 500;

/** All that have ever run: what they show, and what still counts for them, is decided by each message. */
export async function liveExperiments(store: Store): Promise<Experiment[]> {
  const rows = await store.experiments
    .find({ state: { $ne: 'draft' } })
    .sort({ createdAt: -1, _id: -1 })
    .limit(MOST)
    .toArray();
  return rows.map(fromDocument);
}

/** The newest first. */
export async function listExperiments(store: Store): Promise<Experiment[]> {
  const rows = await store.experiments.find().sort({ createdAt: -1, _id: -1 }).limit(MOST).toArray();
  return rows.map(fromDocument);
}

export async function findExperiment(store: Store, id: string): Promise<Experiment | null> {
  const row = await store.experiments.findOne({ _id: id });
  return row && fromDocument(row);
}

export async function insertExperiment(store: Store, experiment: Experiment): Promise<void> {
  await store.experiments.insertOne(toDocument(experiment));
}

export type Replaced = 'done' | 'changed_meanwhile' | 'surface_taken';

/** Follows on the version that it was read with. `surface_taken`: another one runs there already, whoever has started it. */
export async function replaceExperiment(
  store: Store,
  experiment: Experiment,
  session?: mongoose.mongo.ClientSession,
): Promise<Replaced> {
  const { version } = experiment;
  const { _id, ...rest } = toDocument({ ...experiment, version: version + 1 });
  try {
    const done = await store.experiments.replaceOne({ _id, version }, rest, session ? { session } : {});
    return 'matchedCount' in done && done.matchedCount === 1 ? 'done' : 'changed_meanwhile';
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === 11_000) return 'surface_taken';
    throw error;
  }
}

/** Only while it has not run. */
export async function deleteDraft(store: Store, id: string): Promise<boolean> {
  return (await store.experiments.deleteOne({ _id: id, state: 'draft' })).deletedCount === 1;
}
