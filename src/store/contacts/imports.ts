import { mongo } from 'mongoose';
import type { ContactImport } from '../../domain/contacts/import.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import type { ImportError } from './import-rows.ts';

/** Errors beyond these say nothing new about a file. */
export const MOST_ERRORS = 10_000;

export async function addImport(store: Store, made: ContactImport): Promise<void> {
  await store.imports.insertOne(toDocument(made));
}

export async function findImport(store: Store, id: string): Promise<ContactImport | null> {
  const found = await store.imports.findOne({ _id: id });
  return found && fromDocument(found);
}

export async function listImports(store: Store): Promise<ContactImport[]> {
  const rows = await store.imports.find().sort({ createdAt: -1, _id: -1 }).limit(20).toArray();
  return rows.map(fromDocument);
}

export async function addChunk(store: Store, importId: string, n: number, bytes: Buffer, at: Date): Promise<void> {
  await store.importChunks.insertOne({ _id: `${importId}:${n}`, importId, n, at, bytes: new mongo.Binary(bytes) });
}

/** The file as it was uploaded, piece by piece. */
export async function* piecesOf(store: Store, importId: string): AsyncGenerator<Buffer> {
  for await (const { bytes } of store.importChunks.find({ importId }).sort({ n: 1 }).batchSize(4)) {
    yield Buffer.from(bytes.buffer);
  }
}

export async function dropFile(store: Store, importId: string): Promise<void> {
  await store.importChunks.deleteMany({ importId });
}

/** Changes an import that is in one of these states; null when it is in another one by now. */
export async function changeImport(
  store: Store,
  id: string,
  from: readonly ContactImport['state'][],
  part: Partial<Omit<ContactImport, 'id'>>,
): Promise<ContactImport | null> {
  const changed = await store.imports.findOneAndUpdate(
    { _id: id, state: { $in: [...from] } },
    { $set: part },
    { returnDocument: 'after' },
  );
  return changed && fromDocument(changed);
}

/** Work that nobody is at; from now on it is this process's. */
export async function claimImport(
  store: Store,
  owner: string,
  now: Date,
  leaseMs: number,
): Promise<ContactImport | null> {
  const claimed = await store.imports.findOneAndUpdate(
    { state: { $in: ['checking', 'running'] }, leaseUntil: { $lte: now } },
    { $set: { owner, leaseUntil: new Date(now.getTime() + leaseMs) } },
    { sort: { leaseUntil: 1 }, returnDocument: 'after' },
  );
  return claimed && fromDocument(claimed);
}

/** Notes progress; false when the work is no longer this process's, or was called off. */
export async function noteProgress(
  store: Store,
  work: Pick<ContactImport, 'id' | 'owner' | 'state'>,
  part: Partial<Omit<ContactImport, 'id'>>,
  session?: mongo.ClientSession,
): Promise<boolean> {
  const { matchedCount } = await store.imports.updateOne(
    { _id: work.id, owner: work.owner, state: work.state },
    { $set: part },
    session ? { session } : {},
  );
  return matchedCount === 1;
}

/** Written twice is written once. */
export async function addErrors(
  store: Store,
  errors: readonly ImportError[],
  session?: mongo.ClientSession,
): Promise<void> {
  if (errors.length === 0) return;
  await store.importErrors.bulkWrite(
    errors.map((error) => {
      const { _id, ...rest } = toDocument(error);
      return { replaceOne: { filter: { _id }, replacement: rest, upsert: true } };
    }),
    { ordered: false, ...(session && { session }) },
  );
}

export async function dropErrors(store: Store, importId: string): Promise<void> {
  await store.importErrors.deleteMany({ importId });
}

export async function errorsOf(store: Store, importId: string, most: number): Promise<ImportError[]> {
  const rows = await store.importErrors.find({ importId }).sort({ line: 1 }).limit(most).toArray();
  return rows.map(fromDocument);
}
