import type { DayBook, FactColumns } from './day-book.ts';
import type { Narrowed } from './narrow.ts';
import { bitsOf } from './pack-day.ts';
import type { Counting } from './reckoning.ts';

/** A book, and what a query lets through of it. */
export interface OpenBook {
  book: DayBook;
  narrowed: Narrowed;
}

/** Rows of a book that may count: those of a stretch whose marks fit, and that are let through. */
export interface Rows {
  facts: FactColumns;
  from: number;
  to: number;
  /** Of the marks, those looked at, and what they have to be. */
  mask: number;
  wanted: number;
  /** Null: all are let through. */
  passes: Uint8Array | null;
}

/** What may count in a book. */
export function rowsOf({ book, narrowed }: OpenBook, { of, having = [], without = [] }: Counting): Rows {
  const [from, to] = book.rows[of];
  const wanted = bitsOf(having);
  return { facts: book.facts, from, to, mask: (wanted | bitsOf(without)) >>> 0, wanted, passes: narrowed.rows() };
}

/** Whether a row counts. Loops over very many rows say the same themselves. */
export const counts = ({ facts, mask, wanted, passes }: Rows, row: number): boolean =>
  ((facts.marks[row] ?? 0) & mask) >>> 0 === wanted && (passes === null || passes[row] === 1);

/** Calls for every row that counts, in the order of the books. */
export function eachRow(
  books: readonly OpenBook[],
  counting: Counting,
  call: (book: DayBook, row: number) => void,
): void {
  for (const open of books) {
    const rows = rowsOf(open, counting);
    for (let row = rows.from; row < rows.to; row += 1) if (counts(rows, row)) call(open.book, row);
  }
}
