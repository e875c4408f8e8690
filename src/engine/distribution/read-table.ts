import { localOf } from '../../domain/booking/zone.ts';
import { candidateOf, candidatesOf, capOf, type Person } from '../../domain/distribution/candidates.ts';
import type { Ledger } from '../../domain/distribution/ledger.ts';
import type { DistributionRule } from '../../domain/distribution/rule.ts';
import type { Table } from '../../domain/distribution/share-out.ts';
import { personBook, readLedgers, ruleBook } from '../../store/distribution/ledgers.ts';
import { openLoads } from '../../store/distribution/loads.ts';
import type { Store } from '../../store/open-store.ts';

export interface ReadTable {
  table: Table;
  /** Of people with a cap, by person: whoever gives them something writes it. */
  books: ReadonlyMap<string, Ledger>;
}

/**
 * What a rule decides by. The ledgers come first: whatever is read after them and has changed since is in a ledger whose version has
 * changed, too, and the decision is refused.
 */
export async function readTable(
  store: Store,
  rule: DistributionRule,
  team: readonly Person[],
  now: Date,
  timezone: string,
): Promise<ReadTable> {
  const capped = team.filter(({ profile }) => capOf(rule, profile) !== null).map(({ id }) => id);
  const ledgers = await readLedgers(store, [ruleBook(rule.id), ...capped.map(personBook)]);
  const loads = await openLoads(store, capped);
  const when = { now, local: localOf(now, timezone) };
  const ledger = ledgers.get(ruleBook(rule.id));
  if (!ledger) throw new Error('A ledger was asked for and not given.');
  const table: Table = {
    rule,
    ledger,
    candidates: candidatesOf(rule, team, loads, when),
    known: new Map(team.map((person) => [person.id, candidateOf(rule, person, 1, loads, when)])),
    ownerId: team.find(({ role }) => role === 'owner')?.id ?? null,
    now,
  };
  const books = new Map(
    capped.flatMap((id) => {
      const book = ledgers.get(personBook(id));
      return book ? [[id, book] as const] : [];
    }),
  );
  return { table, books };
}
