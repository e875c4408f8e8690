import type { mongo } from 'mongoose';
import { emptyLedger, type Ledger } from '../../domain/distribution/ledger.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** The books of distribution: one for each rule, and one for each person with a cap, whom several rules may give something to. */
export const ruleBook = (ruleId: string): string => `rule:${ruleId}`;
export const personBook = (operatorId: string): string => `person:${operatorId}`;

/** As they are now, by id; one that nobody has written yet is empty, of version 0. */
export async function readLedgers(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, Ledger>> {
  const rows = await store.ledgers.find({ _id: { $in: [...ids] } }).toArray();
  const known = new Map(rows.map((row) => [row._id, fromDocument(row)]));
  return new Map(ids.map((id) => [id, known.get(id) ?? emptyLedger(id)]));
}

/**
 * Writes books that were read before, each only if nobody has written it since; false when somebody has. Two who write a new one at once
 * meet at its `_id`.
 */
export async function writeLedgers(
  store: Store,
  ledgers: readonly Ledger[],
  session: mongo.ClientSession,
): Promise<boolean> {
  if (ledgers.length === 0) return true;
  const written = await store.ledgers.bulkWrite(
    ledgers.map(({ id, version, shares }) => {
      const next = { version: version + 1, shares };
      return version === 0
        ? { insertOne: { document: { _id: id, ...next } } }
        : { updateOne: { filter: { _id: id, version }, update: { $set: next } } };
    }),
    { session },
  );
  return written.matchedCount + written.insertedCount === ledgers.length;
}
