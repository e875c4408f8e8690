import { stringify } from 'csv-stringify/sync';
import type { Response } from 'express';
import { pour } from './pour.ts';

const PIECE = 65_536;
/** Excel takes a file for UTF-8 only with this in front. */
const MARK = '\uFEFF';
/** A cell that begins like this is run as a formula by spreadsheets. */
const FORMULA = /^[=+\-@\t\r]/u;
/** Numbers, with a comma in Russian, and phones: as formulas they would be themselves. */
const PLAIN_NUMBER = /^[-+]\d+([.,]\d+)?$/u;

/** Beside what the delimiter asks for: what some programs take for the end of a cell or a row, and spaces that would be lost. */
const QUOTED = /[,\t\r\n]|^\s|\s$/u;

/** Writes a table row by row, as fast as it is read. */
export async function sendCsv(
  response: Response,
  fileName: string,
  rows: AsyncIterable<readonly (string | number | null)[]>,
): Promise<void> {
  response.status(200).set({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${fileName}"`,
    'cache-control': 'no-store',
  });
  await pour(piecesOf(rows), response);
}

/** Lines gathered to pieces: a write for each line would cost more than the line. */
async function* piecesOf(rows: AsyncIterable<readonly (string | number | null)[]>): AsyncGenerator<string> {
  let piece = MARK;
  for await (const row of rows) {
    piece += csvLine(row);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** Semicolons, since Excel of most countries expects them; an apostrophe before what would be a formula. */
export const csvLine = (row: readonly (string | number | null)[]): string =>
  stringify([row.map(defused)], { delimiter: ';', record_delimiter: 'windows', quoted_match: QUOTED });

function defused(value: string | number | null): string {
  const text = String(value ?? '');
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}
