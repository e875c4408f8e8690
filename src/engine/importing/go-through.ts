import { type ContactImport, type ImportCounts, NOTHING_COUNTED } from '../../domain/contacts/import.ts';
import { type RowReader, readRow } from '../../domain/contacts/read-row.ts';
import { addErrors, MOST_ERRORS, noteProgress, piecesOf } from '../../store/contacts/imports.ts';
import { inTransaction } from '../../store/contacts/in-transaction.ts';
import { knownContacts, writeContacts } from '../../store/contacts/known-contacts.ts';
import { IMPORT_LEASE_MS, type ImporterDeps } from './importer-deps.ts';
import { type Planned, planBatch, type Row } from './plan-batch.ts';
import { phoneReader } from './read-phone.ts';
import { readTable, type TableRow } from './read-table.ts';
import { createRehearsal, type Rehearsal } from './rehearse.ts';

const BATCH = 500;
/** Of a row with an error, as much is kept as a person needs to find it. */
const SHOWN_CELLS = 300;
const SHOWN_LENGTH = 500;

interface Batch {
  rows: Row[];
  wrong: { row: TableRow; reason: string }[];
  /** Rows of the file that are done when this is. */
  upTo: number;
}

/**
 * Goes through a file from where it was left. A batch is written together with how far it goes, in one transaction: whatever crashes,
 * each row counts once. A check does the same without writing contacts.
 */
export async function goThrough(deps: ImporterDeps, work: ContactImport, stopped: AbortSignal): Promise<void> {
  const { store } = deps;
  const { business, fields } = deps.surroundings();
  const reader: RowReader = { mapping: work.mapping, fields, readPhone: phoneReader(business.phone) };
  // What a check has seen is in its memory: one that was cut off begins anew.
  const rehearsal = work.state === 'checking' ? createRehearsal() : null;
  let counts = rehearsal ? NOTHING_COUNTED : work.counts;
  let batch: Batch = { rows: [], wrong: [], upTo: counts.rows };
  let at = -1;
  const write = async (): Promise<boolean> => {
    const written = await writeBatch(deps, work, batch, counts, rehearsal);
    if (!written) return false;
    counts = written;
    batch = { rows: [], wrong: [], upTo: counts.rows };
    return true;
  };
  for await (const row of readTable(piecesOf(store, work.id), work.form)) {
    at++;
    // The heading, and what was done before.
    if (at === 0 || at <= counts.rows) continue;
    if (stopped.aborted) {
      await noteProgress(store, work, { owner: null, leaseUntil: new Date(0) });
      return;
    }
    sort(batch, row, reader);
    if (batch.upTo - counts.rows >= BATCH && !(await write())) return;
  }
  if (batch.upTo > counts.rows && !(await write())) return;
  await noteProgress(
    store,
    work,
    rehearsal
      ? { state: 'checked', checked: counts, counts: NOTHING_COUNTED, owner: null }
      : { state: 'done', owner: null, finishedAt: deps.clock.now() },
  );
}

function sort(batch: Batch, row: TableRow, reader: RowReader): void {
  batch.upTo++;
  const read = row.problem === null ? readRow(row.cells, reader) : { kind: 'wrong' as const, reason: row.problem };
  if (read.kind === 'wrong') batch.wrong.push({ row, reason: read.reason });
  else batch.rows.push({ line: row.line, cells: row.cells, contact: read.contact });
}

/** The counts after it; null when the import is no longer ours or was called off. */
async function writeBatch(
  { store, clock, surroundings }: ImporterDeps,
  work: ContactImport,
  { rows, wrong, upTo }: Batch,
  before: ImportCounts,
  rehearsal: Rehearsal | null,
): Promise<ImportCounts | null> {
  const now = clock.now();
  const moment = {
    now,
    newId: clock.newId,
    source: `import: ${work.fileName}`,
    tags: work.tags,
    locale: surroundings().business.defaultLocale,
  };
  const leaseUntil = new Date(now.getTime() + IMPORT_LEASE_MS);
  const phones = rows.flatMap(({ contact }) => contact.phone ?? []);
  const emails = rows.flatMap(({ contact }) => contact.email ?? []);
  if (rehearsal) {
    const planned = rehearsal.plan(rows, await knownContacts(store, { phones, emails }), moment);
    const counts = added(before, planned, wrong.length, upTo);
    await addErrors(store, errorsOf(work.id, before, wrong, planned));
    return (await noteProgress(store, work, { counts, leaseUntil })) ? counts : null;
  }
  return inTransaction(store, async (session) => {
    const known = await knownContacts(store, { phones, emails }, session);
    const planned = planBatch(rows, known, moment);
    const counts = added(before, planned, wrong.length, upTo);
    if (!(await noteProgress(store, work, { counts, leaseUntil }, session))) return null;
    if (!(await writeContacts(store, planned, session)))
      throw new Error('Contacts changed inside their own transaction.');
    await addErrors(store, errorsOf(work.id, before, wrong, planned), session);
    return counts;
  });
}

const added = (before: ImportCounts, { counts, wrong }: Planned, alsoWrong: number, rows: number): ImportCounts => ({
  rows,
  new: before.new + counts.new,
  updated: before.updated + counts.updated,
  same: before.same + counts.same,
  errors: before.errors + wrong.length + alsoWrong,
});

function errorsOf(importId: string, before: ImportCounts, wrong: Batch['wrong'], planned: Planned) {
  const all = [...wrong, ...planned.wrong.map(({ row, reason }) => ({ row, reason }))];
  return all.slice(0, Math.max(0, MOST_ERRORS - before.errors)).map(({ row, reason }) => ({
    id: `${importId}:${row.line}`,
    importId,
    line: row.line,
    reason,
    row: row.cells.slice(0, SHOWN_CELLS).map((cell) => cell.slice(0, SHOWN_LENGTH)),
  }));
}
