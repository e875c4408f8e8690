import type { mongo } from 'mongoose';
import type { DialogFacts } from '../../domain/analytics/fact.ts';
import type { LocalDays } from '../../domain/analytics/local-days.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import type { FactsRow } from './rows.ts';
import { isSame, touchedDays } from './touched-days.ts';
import { writeDays } from './write-days.ts';

/**
 * In one transaction: what is known of these dialogs now, and the books of the days that they stand or stood in. Writing the same again
 * changes nothing. Returns how many dialogs had changed.
 */
export async function writeFacts(
  store: Store,
  dialogs: ReadonlyMap<string, DialogFacts | null>,
  days: LocalDays,
): Promise<number> {
  const session = await store.connection.startSession();
  try {
    return await session.withTransaction(
      async () => {
        const before = await readRows(store, [...dialogs.keys()], session);
        const changed = [...dialogs].filter(([id, facts]) => !isSame(before.get(id), facts && rowOf(facts, days)));
        if (changed.length === 0) return 0;
        await store.facts.bulkWrite(
          changed.map(([_id, facts]) =>
            facts
              ? { replaceOne: { filter: { _id }, replacement: toDocument(rowOf(facts, days)), upsert: true } }
              : { deleteOne: { filter: { _id } } },
          ),
          { session, ordered: false },
        );
        const touched = changed.flatMap(([id, facts]) =>
          touchedDays(before.get(id), facts && rowOf(facts, days), days),
        );
        await writeDays(store, [...new Set(touched)], days, session);
        return changed.length;
      },
      { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
    );
  } finally {
    await session.endSession();
  }
}

export function rowOf(facts: DialogFacts, days: Pick<LocalDays, 'dayOf'>): FactsRow {
  const { dialogId, openedAt, traits, facts: all, steps } = facts;
  return { id: dialogId, days: daysOf(facts, days), openedAt, traits, facts: all, steps };
}

/** The days whose books it belongs in: those of its facts, and that of its beginning for its way through the stages. */
function daysOf({ openedAt, facts }: DialogFacts, { dayOf }: Pick<LocalDays, 'dayOf'>): string[] {
  return [...new Set([dayOf(openedAt), ...facts.map(({ at }) => dayOf(at))])].sort();
}

async function readRows(store: Store, ids: string[], session: mongo.ClientSession): Promise<Map<string, FactsRow>> {
  const rows = await store.facts.find({ _id: { $in: ids } }, { session }).toArray();
  return new Map(rows.map((row) => [row._id, fromDocument(row)]));
}
