import type { mongo } from 'mongoose';
import { areInState } from '../bulk.ts';
import type { BulkRow } from '../bulk-row.ts';
import { toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { writeMany } from '../write-command.ts';

/**
 * A bulk job deals with one dialog: nobody has yet (`do`), or it was done and nobody has put it back yet (`undo`). The job must
 * not have been stopped meanwhile.
 */
export interface BulkGuard {
  kind: 'bulk';
  what: 'do' | 'undo';
  row: BulkRow;
}

/** Writes what becomes of the dialogs together with their change; false when that has been settled, or the job stopped. */
export async function holdBulk(
  store: Store,
  guards: readonly BulkGuard[],
  session: mongo.ClientSession,
): Promise<boolean> {
  if (guards.length === 0) return true;
  const jobs = new Map(
    guards.map(({ what, row }) => [row.jobId, what === 'do' ? ('running' as const) : ('undoing' as const)]),
  );
  if (!(await areInState(store, jobs, session))) return false;
  const insert = guards.filter(({ what }) => what === 'do').map(({ row }) => toDocument(row));
  if (insert.length > 0) await writeMany(store, 'bulkRows', { insert }, session);
  const update = guards
    .filter(({ what }) => what === 'undo')
    .map(({ row }) => ({ q: { _id: row.id, state: 'done' }, u: { $set: { state: 'undone' } } }));
  if (update.length === 0) return true;
  const { matched } = await writeMany(store, 'bulkRows', { update }, session);
  return matched === update.length;
}
