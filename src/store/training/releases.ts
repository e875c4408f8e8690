import { mongo } from 'mongoose';
import { FILES_RUN, type Release, RunningPointer } from '../../domain/training/release.ts';
import type { TrainingEntry } from '../../domain/training/training-log.ts';
import { inTransaction } from '../contacts/in-transaction.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

const DUPLICATE = 11_000;

/** Which release runs, in all processes. */
export async function runningPointer({ settings }: Store): Promise<RunningPointer> {
  const found = await settings.findOne({ _id: 'runningIntents' });
  return found ? RunningPointer.parse(found.value) : FILES_RUN;
}

export async function findRelease(store: Store, number: number): Promise<Release | null> {
  const found = await store.intentReleases.findOne({ _id: String(number) });
  return found && fromDocument(found);
}

/** The latest, newest first. */
export async function listReleases(store: Store, limit: number): Promise<Release[]> {
  const rows = await store.intentReleases.find().sort({ number: -1 }).limit(limit).toArray();
  return rows.map(fromDocument);
}

class Outrun extends Error {}

export type Pointed =
  | { kind: 'done'; pointer: RunningPointer }
  | { kind: 'changed_meanwhile'; pointer: RunningPointer };

interface Publish {
  release: Omit<Release, 'id' | 'number'>;
  seen: RunningPointer;
  entry(number: number): TrainingEntry;
}

/** Keeps a release under the next number and lets it run, if nobody has changed what runs since. */
export async function publishRelease(store: Store, { release, seen, entry }: Publish): Promise<Pointed> {
  const [latest] = await listReleases(store, 1);
  const number = (latest?.number ?? 0) + 1;
  return point(store, seen, number, entry(number), async (session) => {
    await store.intentReleases.insertOne(toDocument({ ...release, id: String(number), number }), { session });
    const { matchedCount } = await store.trainingRuns.updateOne(
      { _id: release.candidateId, release: null, model: { $ne: null } },
      { $set: { release: number } },
      { session },
    );
    if (matchedCount === 0) throw new Outrun();
  });
}

/** Lets an earlier release run, or the files (null). */
export const rollBackTo = (
  store: Store,
  seen: RunningPointer,
  number: number | null,
  entry: TrainingEntry,
): Promise<Pointed> => point(store, seen, number, entry, async () => undefined);

async function point(
  store: Store,
  seen: RunningPointer,
  release: number | null,
  entry: TrainingEntry,
  also: (session: mongo.ClientSession) => Promise<void>,
): Promise<Pointed> {
  const pointer: RunningPointer = { release, turn: seen.turn + 1, at: entry.at, by: entry.by };
  try {
    await inTransaction(store, async (session) => {
      if (seen.turn === 0) await store.settings.insertOne({ _id: 'runningIntents', value: pointer }, { session });
      else {
        const { matchedCount } = await store.settings.updateOne(
          { _id: 'runningIntents', 'value.turn': seen.turn },
          { $set: { value: pointer } },
          { session },
        );
        if (matchedCount === 0) throw new Outrun();
      }
      await also(session);
      await store.trainingLog.insertOne(toDocument(entry), { session });
    });
    return { kind: 'done', pointer };
  } catch (error) {
    const isDuplicate = error instanceof mongo.MongoServerError && error.code === DUPLICATE;
    if (!(error instanceof Outrun) && !isDuplicate) throw error;
    return { kind: 'changed_meanwhile', pointer: await runningPointer(store) };
  }
}
