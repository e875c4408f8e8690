import type { mongo } from 'mongoose';
import type { BulkJob, BulkState } from '../domain/bulk/bulk-job.ts';
import type { BulkPart, BulkRow } from './bulk-row.ts';
import { fromDocument, toDocument } from './document.ts';
import type { Store } from './open-store.ts';
import { writeMany } from './write-command.ts';

/** The most dialogs that one job changes. */
export const MOST_IN_BULK = 100_000;
export const PART = 100;
const PARTS_AT_ONCE = 500;

const partId = (jobId: string, n: number): string => `${jobId}:${n}`;
export const rowId = (jobId: string, dialogId: string): string => `${jobId}:${dialogId}`;

/** Keeps the choice first and the job last: a job that is there is whole. */
export async function insertJob(store: Store, job: BulkJob, dialogIds: readonly string[]): Promise<void> {
  const parts: BulkPart[] = [];
  for (let at = 0; at < dialogIds.length; at += PART) {
    const ids = dialogIds.slice(at, at + PART);
    parts.push({ id: partId(job.id, parts.length), dialogIds: ids, at: job.createdAt });
  }
  // A request that died in the middle, and is made again, has left some under the same names.
  await store.bulkParts.deleteMany({ _id: { $in: parts.map(({ id }) => id) } });
  for (let at = 0; at < parts.length; at += PARTS_AT_ONCE) {
    const insert = parts.slice(at, at + PARTS_AT_ONCE).map(toDocument);
    await writeMany(store, 'bulkParts', { insert }, null);
  }
  await store.bulkJobs.insertOne(toDocument(job));
}

export async function findJob(store: Store, id: string): Promise<BulkJob | null> {
  const found = await store.bulkJobs.findOne({ _id: id });
  return found && fromDocument(found);
}

/** Jobs that somebody has to work on, the oldest first. */
export async function openJobs(store: Store): Promise<BulkJob[]> {
  const rows = await store.bulkJobs
    .find({ state: { $in: ['running', 'undoing'] } })
    .sort({ createdAt: 1 })
    .limit(20)
    .toArray();
  return rows.map(fromDocument);
}

/** The latest jobs of whoever asks; of everybody when `by` is left out. */
export async function listJobs(store: Store, by: BulkJob['by'] | undefined, limit: number): Promise<BulkJob[]> {
  const rows = await store.bulkJobs
    .find(by ? { 'by.kind': by.kind, ...(by.kind === 'operator' && { 'by.id': by.id }) } : {})
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit)
    .toArray();
  return rows.map(fromDocument);
}

/** Null behind the last one. */
export async function readPart(store: Store, jobId: string, n: number): Promise<string[] | null> {
  const part = await store.bulkParts.findOne({ _id: partId(jobId, n) });
  return part?.dialogIds ?? null;
}

/** Those of the dialogs that the job has dealt with. */
export async function dealtWith(store: Store, jobId: string, dialogIds: readonly string[]): Promise<Set<string>> {
  const _id = { $in: dialogIds.map((dialogId) => rowId(jobId, dialogId)) };
  const rows = await store.bulkRows.find({ _id }, { projection: { dialogId: 1 } }).toArray();
  return new Set(rows.map(({ dialogId }) => dialogId));
}

/** What is still to be put back. */
export async function rowsDone(store: Store, jobId: string, limit: number): Promise<BulkRow[]> {
  const rows = await store.bulkRows.find({ jobId, state: 'done' }).sort({ _id: 1 }).limit(limit).toArray();
  return rows.map(fromDocument);
}

export async function failuresOf(store: Store, jobId: string, limit: number): Promise<BulkRow[]> {
  const rows = await store.bulkRows
    .find({ jobId, state: { $in: ['failed', 'kept'] } })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray();
  return rows.map(fromDocument);
}

/** Outcomes without a change; one that is known already stays as it is. */
export async function insertRows(store: Store, rows: readonly BulkRow[]): Promise<void> {
  if (rows.length > 0) await writeMany(store, 'bulkRows', { insert: rows.map(toDocument) }, null);
}

export async function keepRows(store: Store, rows: readonly { id: string; reason: string }[]): Promise<void> {
  if (rows.length === 0) return;
  const update = rows.map(({ id, reason }) => ({
    q: { _id: id, state: 'done' },
    u: { $set: { state: 'kept', reason } },
  }));
  await writeMany(store, 'bulkRows', { update }, null);
}

/** Notes what is worked off, so that whoever takes over need not look at it again. */
export async function nextPart(store: Store, { id, nextPart: n }: Pick<BulkJob, 'id' | 'nextPart'>): Promise<void> {
  await store.bulkJobs.updateOne({ _id: id }, { $max: { nextPart: n + 1 } });
}

/** Moves a job on, if it is still in the state in which it was seen; counts what has become of its dialogs. */
export async function moveJob(
  store: Store,
  { id, state }: Pick<BulkJob, 'id' | 'state'>,
  change: Partial<Pick<BulkJob, 'state' | 'finishedAt'>>,
): Promise<BulkJob | null> {
  const figures = await countRows(store, id);
  const moved = await store.bulkJobs.findOneAndUpdate(
    { _id: id, state },
    { $set: { ...change, ...figures } },
    { returnDocument: 'after' },
  );
  return moved && fromDocument(moved);
}

async function countRows(store: Store, jobId: string): Promise<Pick<BulkJob, 'done' | 'failed' | 'undone'>> {
  const counted = await store.bulkRows
    .aggregate<{ _id: BulkRow['state']; n: number }>([
      { $match: { jobId } },
      { $group: { _id: '$state', n: { $sum: 1 } } },
    ])
    .toArray();
  const of = (state: BulkRow['state']) => counted.find(({ _id }) => _id === state)?.n ?? 0;
  // What an undo has put back, or could not put back, was done all the same.
  return { done: of('done') + of('undone') + of('kept'), failed: of('failed'), undone: of('undone') };
}

/** Whether all these jobs are as whoever works on them believes. Read within the commit: a job that was stopped changes nothing more. */
export async function areInState(
  store: Store,
  jobs: ReadonlyMap<string, BulkState>,
  session: mongo.ClientSession,
): Promise<boolean> {
  const rows = await store.bulkJobs.find({ _id: { $in: [...jobs.keys()] } }, { session }).toArray();
  return rows.length === jobs.size && rows.every(({ _id, state }) => jobs.get(_id) === state);
}
