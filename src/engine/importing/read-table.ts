import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { z } from 'zod';
import type { FileForm } from '../../domain/contacts/import.ts';

export interface TableRow {
  /** The line of the file on which it begins; the heading is line 1. */
  line: number;
  cells: string[];
  /** Why it could not be read. */
  problem: string | null;
}

const Parsed = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });
const LONGEST_ROW = 1_000_000;

/** The rows of a table, heading included, as they come out of the pieces of its file. Rows that cannot be read come with why. */
export async function* readTable(
  pieces: AsyncIterable<Buffer>,
  { encoding, delimiter }: FileForm,
): AsyncGenerator<TableRow> {
  const skipped: TableRow[] = [];
  const parser = parse({
    delimiter,
    info: true,
    relaxColumnCount: true,
    skipEmptyLines: true,
    skipRecordsWithError: true,
    maxRecordSize: LONGEST_ROW,
    relaxQuotes: true,
    onSkip(error) {
      skipped.push({
        line: Number(error?.lines ?? 0) + 1,
        cells: [],
        problem: 'the row cannot be read: its quotes do not match',
      });
    },
  });
  let before = 0;
  const source = Readable.from(decoded(pieces, encoding));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  for await (const parsed of parser) {
    const { record, info } = Parsed.parse(parsed);
    yield* skipped.splice(0);
    yield { line: before + 1, cells: record, problem: null };
    before = info.lines;
  }
  yield* skipped;
}

async function* decoded(pieces: AsyncIterable<Buffer>, encoding: FileForm['encoding']): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** Which sign parts the cells of the heading: the one that stands in it most often, outside of quotes. */
export function recogniseDelimiter(head: string): FileForm['delimiter'] {
  const line = (/^\uFEFF?((?:"[^"]*"|[^"\r\n])*)/u.exec(head)?.[1] ?? '').replace(/"[^"]*"/gu, '');
  const count = (sign: string) => line.split(sign).length;
  return ([';', ',', '\t'] as const).reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
