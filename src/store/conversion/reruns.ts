import mongoose from 'mongoose';
import type { Judging, RerunJob } from '../../domain/conversion/judging.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { addJudgings, closingId, newJudging, rerunId } from './judgings.ts';

const AT_ONCE = 500;

/** Asks for a re-run; null when one is under way. */
export async function startRerun(
  store: Store,
  asked: Pick<RerunJob, 'id' | 'by' | 'at' | 'from' | 'to' | 'scope'>,
): Promise<RerunJob | null> {
  const job: RerunJob = { ...asked, state: 'gathering', open: true, cursor: null, total: 0, finishedAt: null };
  try {
    await store.conversionJobs.insertOne(toDocument(job));
    return job;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === 11_000) return null;
    throw error;
  }
}

/** The re-run under way, if there is one. */
export async function openRerun(store: Store): Promise<RerunJob | null> {
  const found = await store.conversionJobs.findOne({ open: true });
  return found && fromDocument(found);
}

/** Lists the next dialogs of a re-run that is gathering; goes on where it was cut off. `version`: the words that hold now. */
export async function gatherRerun(store: Store, job: RerunJob, version: number, now: Date): Promise<RerunJob | null> {
  const { cursor } = job;
  const after = cursor
    ? [{ $or: [{ closedAt: { $gt: cursor.closedAt } }, { closedAt: cursor.closedAt, _id: { $gt: cursor.id } }] }]
    : [];
  const rows = await store.dialogs
    .find(
      {
        $and: [
          { closedAt: { $gte: cursor?.closedAt ?? job.from, $lt: job.to }, mode: 'closed' },
          ...after,
          ...scopeOf(job, version),
        ],
      },
      { projection: { closedAt: 1 } },
    )
    .hint('closed')
    .sort({ closedAt: 1, _id: 1 })
    .limit(AT_ONCE)
    .toArray();
  const awaited = await awaitedOf(store, rows);
  await addJudgings(
    store,
    rows
      .filter((row) => !awaited.has(row._id))
      .map(({ _id }) => newJudging({ id: rerunId(job.id, _id), dialogId: _id, jobId: job.id, due: now, at: now })),
  );
  const last = rows.at(-1);
  const isOver = rows.length < AT_ONCE;
  const changed = await store.conversionJobs.findOneAndUpdate(
    { _id: job.id, state: 'gathering' },
    {
      $set: {
        total: await store.judgings.countDocuments({ jobId: job.id }, { hint: 'of a re-run' }),
        ...(last?.closedAt && { cursor: { closedAt: last.closedAt, id: last._id } }),
        ...(isOver && { state: 'running' as const }),
      },
    },
    { returnDocument: 'after' },
  );
  if (changed) return fromDocument(changed);
  // Cancelled while these were being listed.
  await cancelRows(store, job.id);
  return null;
}

/** Those that are in the line since their closing: they are judged by the words of now without a re-run, and paid for once. */
async function awaitedOf(store: Store, rows: readonly { _id: string; closedAt: Date | null }[]): Promise<Set<string>> {
  const ids = rows.flatMap(({ _id, closedAt }) => (closedAt ? closingId(_id, closedAt) : []));
  const found = await store.judgings
    .find({ _id: { $in: ids }, state: 'waiting' }, { projection: { dialogId: 1 } })
    .toArray();
  return new Set(found.map(({ dialogId }) => dialogId));
}

/** Closes a re-run of which nothing waits any more. */
export async function finishRerun(store: Store, job: RerunJob, now: Date): Promise<void> {
  const waiting = await store.judgings.countDocuments(
    { jobId: job.id, state: 'waiting' },
    { limit: 1, hint: 'of a re-run' },
  );
  if (waiting > 0) return;
  await store.conversionJobs.updateOne(
    { _id: job.id, state: 'running' },
    { $set: { state: 'done', finishedAt: now }, $unset: { open: '' } },
  );
}

/** Stops a re-run; what is judged stays judged. Null when it is over or was never there. */
export async function cancelRerun(store: Store, id: string, now: Date): Promise<RerunJob | null> {
  const cancelled = await store.conversionJobs.findOneAndUpdate(
    { _id: id, state: { $in: ['gathering', 'running'] } },
    { $set: { state: 'cancelled', finishedAt: now }, $unset: { open: '' } },
    { returnDocument: 'after' },
  );
  if (!cancelled) return null;
  await cancelRows(store, id);
  return fromDocument(cancelled);
}

const cancelRows = (store: Store, jobId: string) =>
  store.judgings.updateMany({ jobId, state: 'waiting' }, { $set: { state: 'cancelled' } });

/** `failed`: of those that are done, the ones without a verdict. */
export type Progress = Record<Judging['state'] | 'failed', number>;

/** The latest re-runs with how far they are. */
export async function listReruns(store: Store, limit: number): Promise<{ job: RerunJob; progress: Progress }[]> {
  const rows = await store.conversionJobs.find().sort({ at: -1, _id: -1 }).limit(limit).toArray();
  return Promise.all(rows.map(async (row) => ({ job: fromDocument(row), progress: await progressOf(store, row._id) })));
}

async function progressOf(store: Store, jobId: string): Promise<Progress> {
  const counted = await store.judgings
    .aggregate<{ _id: { state: Judging['state']; failed: boolean }; n: number }>([
      { $match: { jobId } },
      { $group: { _id: { state: '$state', failed: { $ne: ['$why', null] } }, n: { $sum: 1 } } },
    ])
    .toArray();
  const of = (state: Judging['state']) => counted.reduce((sum, { _id, n }) => (_id.state === state ? sum + n : sum), 0);
  const failed = counted.find(({ _id }) => _id.state === 'done' && _id.failed)?.n ?? 0;
  return { waiting: of('waiting'), done: of('done'), skipped: of('skipped'), cancelled: of('cancelled'), failed };
}

function scopeOf({ scope }: RerunJob, version: number): mongoose.mongo.Document[] {
  if (scope === 'all') return [];
  const unjudged = { 'conversion.machine.verdict': { $nin: ['converted', 'not_converted'] } };
  return [scope === 'unjudged' ? unjudged : { $or: [unjudged, { 'conversion.machine.version': { $ne: version } }] }];
}
