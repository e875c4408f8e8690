import { mongo } from 'mongoose';
import type { DayBook, DialogColumns, FactColumns, StepColumns } from '../../domain/analytics/day-book.ts';
import { FACT_KINDS } from '../../domain/analytics/fact.ts';
import { rowsOf } from '../../domain/analytics/pack-day.ts';
import type { Stored } from '../document.ts';
import type { BookRow } from './rows.ts';

/** A book as it is stored. */
export function toRow(book: DayBook, part: number, seq: number): Stored<BookRow> {
  const { day, dialogIds, words, rows, dialogs, facts, steps } = book;
  const columns = [
    ...columnsOf('dialogs', dialogs),
    ...columnsOf('facts', facts),
    ...columnsOf('steps', steps),
  ] satisfies [string, mongo.Binary][];
  return {
    _id: `${day}#${part}`,
    day,
    seq,
    dialogIds: [...dialogIds],
    words: [...words],
    lengths: FACT_KINDS.map((kind) => rows[kind][1] - rows[kind][0]),
    columns: Object.fromEntries(columns),
  };
}

/** And back. */
export function fromRow({ day, dialogIds, words, lengths, columns }: Stored<BookRow>): DayBook {
  const whole = (name: string): Uint32Array => new Uint32Array(bytesOf(columns[name]));
  const exact = (name: string): Float64Array => new Float64Array(bytesOf(columns[name]));
  const dialogs: DialogColumns = {
    channel: whole('dialogs_channel'),
    source: whole('dialogs_source'),
    utmMedium: whole('dialogs_utmMedium'),
    utmCampaign: whole('dialogs_utmCampaign'),
    visit: whole('dialogs_visit'),
    manager: whole('dialogs_manager'),
    service: whole('dialogs_service'),
    staff: whole('dialogs_staff'),
    variant: whole('dialogs_variant'),
    variantFrom: whole('dialogs_variantFrom'),
  };
  const facts: FactColumns = {
    at: exact('facts_at'),
    value: exact('facts_value'),
    marks: whole('facts_marks'),
    dialog: whole('facts_dialog'),
    manager: whole('facts_manager'),
    service: whole('facts_service'),
    staff: whole('facts_staff'),
  };
  const steps: StepColumns = {
    dialog: whole('steps_dialog'),
    at: exact('steps_at'),
    visit: whole('steps_visit'),
    by: whole('steps_by'),
  };
  return { day, dialogIds, words, rows: rowsOf(lengths), dialogs, facts, steps };
}

function columnsOf(group: string, columns: object): [string, mongo.Binary][] {
  return Object.entries(columns).map(([name, values]) => {
    if (!ArrayBuffer.isView(values)) throw new TypeError(`${group}.${name} is no column`);
    return [`${group}_${name}`, new mongo.Binary(Buffer.from(values.buffer, values.byteOffset, values.byteLength))];
  });
}

/** Copied: what the driver hands out may begin at any byte, and columns begin at a word. */
function bytesOf(binary: mongo.Binary | undefined): ArrayBuffer {
  const bytes = new Uint8Array(binary?.length() ?? 0);
  if (binary) bytes.set(binary.value().subarray(0, bytes.length));
  return bytes.buffer;
}
