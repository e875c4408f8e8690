import type { mongo } from 'mongoose';
import { addUp, type TallyRow } from '../domain/board/tally.ts';
import { fromDocument } from './document.ts';
import { newId } from './new-id.ts';
import type { Store } from './open-store.ts';

/** Only one changes the shape of the tally at a time; commits, which add rows, are in nobody's way. */
const LOCK = 'tally:write';
const KIND = {
  pipelineId: '$pipelineId',
  stageId: '$stageId',
  assigneeId: '$assigneeId',
  managerIds: '$managerIds',
  channelKind: '$channelKind',
  planId: '$planId',
  open: { $ne: ['$mode', 'closed'] },
};

/**
 * Counts all dialogs anew and adds what the tally lacks; returns how many kinds of dialogs it was wrong about. Both are read as of one
 * moment, and what is added is a difference: commits meanwhile are neither lost nor counted twice.
 */
export async function recountTally(store: Store): Promise<number> {
  return changeTally(store, async (session) => {
    const counted = await store.dialogs
      .aggregate<{ _id: Omit<TallyRow, 'count' | 'sum'>; count: number; sum: number }>(
        [{ $group: { _id: KIND, count: { $sum: 1 }, sum: { $sum: { $ifNull: ['$amount', 0] } } } }],
        // Reads every dialog, whatever it goes by; by the ids it does so in their order, which is that of the disk.
        { session, hint: '_id_' },
      )
      .toArray();
    const actual = counted.map(({ _id, count, sum }) => ({
      ..._id,
      managerIds: [..._id.managerIds].sort(),
      count,
      sum,
    }));
    const told = await rowsOf(store, session);
    const missing = addUp([...actual, ...told.map((row) => ({ ...row, count: -row.count, sum: -row.sum }))]);
    await insertRows(store, missing, session);
    return missing.length;
  });
}

/** Puts all rows of one kind together into one; the figures stay what they are. Returns how many rows are left. */
export async function foldTally(store: Store): Promise<number> {
  return changeTally(store, async (session) => {
    const rows = await rowsOf(store, session);
    const folded = addUp(rows.map(({ id: _, ...row }) => row));
    if (folded.length === rows.length) return rows.length;
    await store.tallies.deleteMany({ _id: { $in: rows.map(({ id }) => id) } }, { session });
    await insertRows(store, folded, session);
    return folded.length;
  });
}

async function changeTally<T>(store: Store, change: (session: mongo.ClientSession) => Promise<T>): Promise<T> {
  const session = await store.connection.startSession();
  try {
    return await session.withTransaction(
      async () => {
        const lock = { $inc: { epoch: 1 }, $setOnInsert: { owner: '', until: new Date(0) } };
        await store.duties.updateOne({ _id: LOCK }, lock, { upsert: true, session });
        return change(session);
      },
      { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
    );
  } finally {
    await session.endSession();
  }
}

const rowsOf = async (store: Store, session: mongo.ClientSession): Promise<(TallyRow & { id: string })[]> =>
  (await store.tallies.find({}, { session }).toArray()).map(fromDocument);

async function insertRows(store: Store, rows: readonly TallyRow[], session: mongo.ClientSession): Promise<void> {
  if (rows.length === 0) return;
  await store.tallies.insertMany(
    rows.map((row) => ({ _id: newId(), ...row })),
    { session },
  );
}
