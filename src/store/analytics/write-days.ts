import type { mongo } from 'mongoose';
import type { DialogFacts } from '../../domain/analytics/fact.ts';
import type { LocalDays } from '../../domain/analytics/local-days.ts';
import { packDay } from '../../domain/analytics/pack-day.ts';
import type { Stored } from '../document.ts';
import type { Store } from '../open-store.ts';
import { toRow } from './book-row.ts';
import type { FactsRow } from './rows.ts';
import { STATE } from './state.ts';

/** A document holds 16 MB; a fact takes some 36 bytes and a dialog some 100. */
const FACTS_A_BOOK = 100_000;
const TWO_DAYS_MS = 2 * 86_400_000;

/** Writes the books of some days anew from what is known of their dialogs. Whoever does so at the same time has to wait. */
export async function writeDays(
  store: Store,
  days: readonly string[],
  local: LocalDays,
  session: mongo.ClientSession,
): Promise<void> {
  if (days.length === 0) return;
  const state = await store.figureState.findOneAndUpdate(
    { _id: STATE },
    { $inc: { seq: 1 } },
    { session, upsert: true, returnDocument: 'after' },
  );
  const seq = state?.seq ?? 1;
  for (const day of days) {
    const rows = await store.facts
      .find<Stored<FactsRow>>({ days: day }, { session, projection: factsAround(day) })
      .sort({ _id: 1 })
      .toArray();
    const books = partsOf(rows).map((part, at) => toRow(packDay(day, part.map(factsOf), local), at, seq));
    // A book that is empty now is written all the same: whoever keeps the old one has to hear of it.
    const all = books.length > 0 ? books : [toRow(packDay(day, [], local), 0, seq)];
    await store.dayBooks.bulkWrite(
      all.map((book) => ({ replaceOne: { filter: { _id: book._id }, replacement: book, upsert: true } })),
      { session, ordered: false },
    );
    await emptyParts(store, day, all.length, seq, local, session);
  }
}

/** Of the facts those about that day, in whatever zone it is one: a dialog of years has very many of others. */
function factsAround(day: string): mongo.Document {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const within = [
    { $gte: ['$$fact.at', new Date(noon - TWO_DAYS_MS)] },
    { $lt: ['$$fact.at', new Date(noon + TWO_DAYS_MS)] },
  ];
  const facts = { $filter: { input: '$facts', as: 'fact', cond: { $and: within } } };
  return { openedAt: 1, traits: 1, steps: 1, facts };
}

/** A day that has fewer books than before keeps the others, without anything in them. */
async function emptyParts(
  store: Store,
  day: string,
  from: number,
  seq: number,
  local: LocalDays,
  session: mongo.ClientSession,
): Promise<void> {
  for (let part = from; ; part += 1) {
    const { _id, ...empty } = toRow(packDay(day, [], local), part, seq);
    const { matchedCount } = await store.dayBooks.updateOne({ _id }, { $set: empty }, { session });
    if (matchedCount === 0) return;
  }
}

function partsOf(rows: readonly Stored<FactsRow>[]): Stored<FactsRow>[][] {
  const parts: Stored<FactsRow>[][] = [];
  let left = 0;
  for (const row of rows) {
    if (left <= 0) {
      parts.push([]);
      left = FACTS_A_BOOK;
    }
    parts.at(-1)?.push(row);
    left -= row.facts.length;
  }
  return parts;
}

const factsOf = ({ _id, openedAt, traits, facts, steps }: Stored<FactsRow>): DialogFacts => ({
  dialogId: _id,
  openedAt,
  traits,
  facts,
  steps,
});
