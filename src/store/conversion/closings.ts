import { GRACE_MS } from '../../domain/conversion/judging.ts';
import type { Store } from '../open-store.ts';
import { addJudgings, closingId, newJudging } from './judgings.ts';

/** Clocks of processes differ, and a commit takes its time: closings of so long ago are looked at again. */
const OVERLAP_MS = 3 * 60_000;
const AT_ONCE = 1_000;

/**
 * Puts every dialog that has been closed since the last look in the line of what is to be judged. May be cut off anywhere and run by several
 * processes at once. An installation begins with what is closed from now on; older dialogs are judged by a re-run.
 */
export async function queueClosings(store: Store, now: Date): Promise<void> {
  const from = await upTo(store, now);
  let after = { at: new Date(from.getTime() - OVERLAP_MS), id: '' };
  for (;;) {
    const rows = await store.events
      .find(
        {
          'body.type': 'dialog_closed',
          $or: [{ at: { $gt: after.at } }, { at: after.at, _id: { $gt: after.id } }],
          at: { $gte: after.at },
        },
        { projection: { dialogId: 1, at: 1 } },
      )
      .sort({ at: 1, _id: 1 })
      .limit(AT_ONCE)
      .toArray();
    const waiting = rows.map(({ dialogId, at }) =>
      newJudging({
        id: closingId(dialogId, at),
        dialogId,
        jobId: null,
        due: new Date(Math.max(now.getTime(), at.getTime() + GRACE_MS)),
        at,
      }),
    );
    const known = await store.judgings
      .find({ _id: { $in: waiting.map(({ id }) => id) } }, { projection: { _id: 1 } })
      .toArray();
    const ids = new Set(known.map(({ _id }) => _id));
    await addJudgings(
      store,
      waiting.filter(({ id }) => !ids.has(id)),
    );
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) break;
    after = { at: last.at, id: last._id };
  }
  await store.settings.updateOne({ _id: 'closings' }, { $max: { value: now } });
}

async function upTo(store: Store, now: Date): Promise<Date> {
  const setting = await store.settings.findOneAndUpdate(
    { _id: 'closings' },
    { $setOnInsert: { value: now } },
    { upsert: true, returnDocument: 'after' },
  );
  // A process whose clock was ahead has left a moment that has not come yet.
  return setting?.value instanceof Date && setting.value < now ? setting.value : now;
}
