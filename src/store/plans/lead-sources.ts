import type { LeadSource } from '../../domain/plans/lead-source.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** Codes that nobody has named and that come in in such numbers are somebody's play with the address. */
const MOST_UNKNOWN = 200;

/** The sources that have a name, in the order in which they got it, and the codes that came in without one. */
export async function listSources(store: Store): Promise<{ known: LeadSource[]; unknown: string[] }> {
  const [rows, seen] = await Promise.all([
    store.sources.find().sort({ createdAt: 1, _id: 1 }).toArray(),
    store.dialogs.distinct('origin.source', { 'origin.source': { $exists: true } }),
  ]);
  const known = rows.map(fromDocument);
  const named = new Set(known.map(({ id }) => id));
  const unknown = seen.flatMap((code) => (code && !named.has(code) ? [code] : [])).sort();
  return { known, unknown: unknown.slice(0, MOST_UNKNOWN) };
}

/** Names a source; one that has a name gets the new one. */
export async function nameSource(store: Store, { id, createdAt, ...named }: LeadSource): Promise<void> {
  await store.sources.updateOne({ _id: id }, { $set: named, $setOnInsert: { createdAt } }, { upsert: true });
}
