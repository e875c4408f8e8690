import type { mongo } from 'mongoose';
import { z } from 'zod';
import { INDEXES } from '../../src/store/indexes.ts';

/** With more in it, a new database costs less than emptying it. */
const MANY_DOCUMENTS = 3_000;
const MANY_BYTES = 30e6;
const PATIENCE_MS = 5_000;

/** Indexes that are made by others than the store. */
const OTHERS: Record<string, string[]> = {
  users: ['users_email_uidx'],
  sessions: ['sessions_token_uidx', 'sessions_userId_idx'],
  accounts: ['accounts_userId_idx', 'one account per provider'],
  verifications: ['verifications_identifier_idx'],
  agendaJobs: ['findAndLockNextJobIndex'],
  'fileBytes.files': ['filename_1_uploadDate_1'],
  'fileBytes.chunks': ['files_id_1_n_1'],
  'whatsappSessions.files': ['filename_1_uploadDate_1'],
  'whatsappSessions.chunks': ['files_id_1_n_1'],
};

const Catalogue = z.array(
  z.object({
    name: z.string(),
    type: z.string(),
    md: z.object({
      options: z.record(z.string(), z.unknown()),
      indexes: z.array(z.object({ spec: z.object({ name: z.string() }) })),
    }),
  }),
);
const Locks = z.object({ lockInfo: z.array(z.object({ resourceId: z.string() })) });
const Size = z.object({ objects: z.number(), dataSize: z.number() });
type Catalogue = z.infer<typeof Catalogue>;

/**
 * Makes a database that somebody has used as good as new: empty, with the indexes of the store and no other, without plans that were good
 * for what it held. Busy: something still works on it. Unusual: there is more to it than documents, or too many of those.
 */
export async function renewDatabase(client: mongo.MongoClient, name: string): Promise<'clean' | 'busy' | 'unusual'> {
  if (await isBusy(client, name)) return 'busy';
  const db = client.db(name);
  const catalogue = await readCatalogue(client, name);
  if (!catalogue.every(isUsual) || (await db.profilingLevel()) !== 'off') return 'unusual';
  const { objects, dataSize } = await sizeOf(db);
  if (objects > MANY_DOCUMENTS || dataSize > MANY_BYTES) return 'unusual';
  await Promise.all(catalogue.map((one) => emptyCollection(db, one.name)));
  // Were somebody still writing, it would show here; the next one waits a moment for this database anyway.
  if (await isBusy(client, name)) return 'unusual';
  return (await sizeOf(db)).objects === 0 ? 'clean' : 'unusual';
}

/** Also by a transaction that nobody has ended. */
async function isBusy(client: mongo.MongoClient, name: string): Promise<boolean> {
  const admin = client.db('admin');
  const { lockInfo } = Locks.parse(await admin.command({ lockInfo: 1 }));
  if (lockInfo.some(({ resourceId }) => resourceId.includes(name))) return true;
  const running = [{ $currentOp: { allUsers: true } }, { $match: { ns: { $regex: `^${name}\\.` } } }];
  return (await admin.aggregate(running).toArray()).length > 0;
}

async function readCatalogue(client: mongo.MongoClient, name: string): Promise<Catalogue> {
  const all = client.db('admin').aggregate([{ $listCatalog: {} }, { $match: { db: name } }]);
  return Catalogue.parse(await all.toArray());
}

function isUsual({ name, type, md }: Catalogue[number]): boolean {
  const known = [...(INDEXES[name] ?? []).map((index) => index.name ?? nameOf(index)), ...(OTHERS[name] ?? [])];
  const made = md.indexes.map(({ spec }) => spec.name).filter((index) => index !== '_id_');
  return (
    type === 'collection' &&
    Object.keys(md.options).every((option) => option === 'uuid') &&
    made.every((index) => known.includes(index))
  );
}

/** As MongoDB calls an index that nobody has named. */
const nameOf = ({ key }: mongo.IndexDescription): string => Object.entries(key).flat().join('_');

async function sizeOf(db: mongo.Db): Promise<z.infer<typeof Size>> {
  return Size.parse(await db.command({ dbStats: 1 }));
}

async function emptyCollection(db: mongo.Db, name: string): Promise<void> {
  const collection = db.collection(name);
  if ((await collection.estimatedDocumentCount()) === 0) return;
  // For the majority, or a transaction would still see what was there.
  await collection.deleteMany({}, { maxTimeMS: PATIENCE_MS, writeConcern: { w: 'majority' } });
  await db.command({ planCacheClear: name });
}
