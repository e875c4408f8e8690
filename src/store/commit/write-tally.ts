import type { mongo } from 'mongoose';
import { type TallyRow, tallyShifts } from '../../domain/board/tally.ts';
import type { Changes, Situation } from '../../domain/perform/draft.ts';
import { newId } from '../new-id.ts';
import type { Store } from '../open-store.ts';
import { insertAll } from './write-things.ts';

/** Counts along with what is written: the figures on the board are right at every moment, whoever changes dialogs. */
export async function writeTally(
  store: Store,
  decisions: readonly { before: Situation; changes: Changes }[],
  session: mongo.ClientSession,
): Promise<void> {
  const shifts = tallyShifts(
    decisions.map(({ before, changes }) => ({ before: changes.opened ? null : before.dialog, after: changes.dialog })),
  );
  await insertShifts(store, shifts, session);
}

export async function insertShifts(
  store: Store,
  shifts: readonly TallyRow[],
  session: mongo.ClientSession,
): Promise<void> {
  const rows = shifts.map((row) => ({ id: newId(), ...row }));
  await insertAll(store, 'tallies', rows, session);
}
