import { createLocalDays, type LocalDays } from '../../domain/analytics/local-days.ts';
import { observe } from '../../domain/analytics/observe.ts';
import type { Business } from '../../domain/business/business.ts';
import { toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { loadHistories } from './load-histories.ts';
import { changeState, madeByOf } from './state.ts';
import { writeDays } from './write-days.ts';
import { rowOf } from './write-facts.ts';

const AT_ONCE = 500;
const KEYS_AT_ONCE = 20_000;

interface Rebuilding {
  business: Business;
  now(): Date;
  /** Asked between batches: throws when the work is no longer ours. */
  goOn(): Promise<void>;
  /** Told of a dialog that cannot be counted: one must not keep all the others from it. */
  uncounted(dialogId: string, error: unknown): void;
}

/**
 * Makes all facts and all books anew from the events. Until a day's book is written the old one answers. May be cut off anywhere: what
 * it is made by is written last, so that whoever starts next begins again. The same events give the same books.
 */
export async function rebuildFigures(
  store: Store,
  { business, now, goOn, uncounted }: Rebuilding,
): Promise<{ dialogs: number }> {
  const days = createLocalDays(business);
  const begun = now();
  const total = await store.dialogs.estimatedDocumentCount();
  await changeState(store, { building: { done: 0, total } });
  let done = 0;
  let after = '';
  for (;;) {
    const ids = await nextIds(store, after);
    // Dialogs of which nothing is left, not even events.
    const last = ids.at(-1);
    await store.facts.deleteMany({ _id: { $gt: after, $nin: ids, ...(last !== undefined && { $lte: last }) } });
    if (last === undefined) break;
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      await goOn();
      await makeFacts(store, ids.slice(at, at + AT_ONCE), { days, uncounted });
    }
    after = last;
    done += ids.length;
    await changeState(store, { building: { done, total: Math.max(done, total) } });
  }
  const touched = new Set(await store.facts.distinct('days'));
  for (const day of await store.dayBooks.distinct('day')) touched.add(day);
  for (const day of [...touched].sort()) {
    await goOn();
    await store.connection.transaction((session) => writeDays(store, [day], days, session));
  }
  await changeState(store, { building: null, madeBy: madeByOf(business), upTo: begun, rebuiltAt: now() });
  return { dialogs: done };
}

/** The next dialogs by their ids, as the index of the events names them: those are there of which only events are left. */
async function nextIds(store: Store, after: string): Promise<string[]> {
  const keys = await store.events
    .find({ dialogId: { $gt: after } }, { projection: { _id: 0, dialogId: 1 } })
    .sort({ dialogId: 1 })
    .limit(KEYS_AT_ONCE)
    .toArray();
  return [...new Set(keys.map(({ dialogId }) => dialogId))];
}

async function makeFacts(
  store: Store,
  ids: readonly string[],
  { days, uncounted }: Pick<Rebuilding, 'uncounted'> & { days: LocalDays },
): Promise<void> {
  const histories = await loadHistories(store, ids);
  const made = histories.flatMap((history) => {
    try {
      const facts = observe(history, days);
      return facts ? [rowOf(facts, days)] : [];
    } catch (error) {
      uncounted(history.dialogId, error);
      return [];
    }
  });
  if (made.length === 0) return;
  await store.facts.bulkWrite(
    made.map((row) => ({ replaceOne: { filter: { _id: row.id }, replacement: toDocument(row), upsert: true } })),
    { ordered: false },
  );
}
