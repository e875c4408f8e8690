import type { Request } from 'express';
import { guessMapping } from '../domain/contacts/guess-mapping.ts';
import { type ContactImport, type FileForm, NOTHING_COUNTED } from '../domain/contacts/import.ts';
import { fieldsOf } from '../domain/fields/field-definition.ts';
import { readTable, recogniseDelimiter } from '../engine/importing/read-table.ts';
import { createEncodingFinder } from '../engine/importing/recognise-encoding.ts';
import { addChunk, addImport, dropFile, piecesOf } from '../store/contacts/imports.ts';
import type { RouteDeps } from './app-deps.ts';
import { actorOf, type Principal } from './principal.ts';
import { type Problem, problem } from './problem.ts';

const MOST_BYTES = 50 * 1024 * 1024;
const PIECE = 1024 * 1024;
const MOST_COLUMNS = 300;
const SAMPLE_ROWS = 5;
const SHOWN_CELL = 200;

type Taken = { kind: 'made'; made: ContactImport } | Problem;

/** Keeps an uploaded file in the database, piece by piece as it comes in, and looks at what it is. Nothing stays of one that cannot be used. */
export async function takeUpload(
  deps: Pick<RouteDeps, 'store' | 'clock' | 'newId' | 'surroundings'>,
  request: Request,
  { fileName, who }: { fileName: string; who: Principal },
): Promise<Taken> {
  const id = deps.newId();
  try {
    const kept = await keep(deps, id, request);
    const taken = kept.kind === 'problem' ? kept : await look(deps, id, kept, { fileName, who });
    if (taken.kind === 'problem') await dropFile(deps.store, id);
    return taken;
  } catch (error) {
    await dropFile(deps.store, id).catch(() => undefined);
    if (request.destroyed && !request.complete)
      return problem('bad-request', 'The upload was cut off. Send the file again.');
    throw error;
  }
}

async function keep({ store, clock }: Pick<RouteDeps, 'store' | 'clock'>, id: string, request: Request) {
  const finder = createEncodingFinder();
  let pieces: Buffer[] = [];
  let [waiting, bytes, n] = [0, 0, 0];
  const write = async () => {
    if (waiting > 0) await addChunk(store, id, n++, Buffer.concat(pieces), clock.now());
    pieces = [];
    waiting = 0;
  };
  for await (const piece of request) {
    if (!Buffer.isBuffer(piece)) continue;
    bytes += piece.length;
    if (bytes > MOST_BYTES) {
      return problem('too-large', 'The file has more than 50 MB. Split it, or leave out columns that are not needed.', {
        headers: { connection: 'close' },
      });
    }
    finder.look(piece);
    pieces.push(piece);
    waiting += piece.length;
    if (waiting >= PIECE) await write();
  }
  await write();
  if (bytes === 0) return problem('bad-request', 'The file is empty.');
  return { kind: 'kept' as const, bytes, encoding: finder.end() };
}

async function look(
  { store, clock, surroundings }: Pick<RouteDeps, 'store' | 'clock' | 'surroundings'>,
  id: string,
  { bytes, encoding }: { bytes: number; encoding: FileForm['encoding'] },
  { fileName, who }: { fileName: string; who: Principal },
): Promise<Taken> {
  const form: FileForm = { encoding, delimiter: await delimiterOf(piecesOf(store, id), encoding) };
  const rows: string[][] = [];
  for await (const { cells } of readTable(piecesOf(store, id), form)) {
    rows.push(cells);
    if (rows.length > SAMPLE_ROWS) break;
  }
  const [heading, ...sample] = rows;
  const columns = (heading ?? []).map((cell) => cell.replace(/^\uFEFF/u, '').trim());
  if (columns.length === 0 || columns.every((column) => column === '')) {
    return problem('bad-request', 'The first line must hold the names of the columns.');
  }
  if (columns.length > MOST_COLUMNS) {
    return problem(
      'bad-request',
      `The file has ${columns.length} columns, and ${MOST_COLUMNS} are the most. Leave out those that are not needed.`,
    );
  }
  if (sample.length === 0) return problem('bad-request', 'The file has a heading and not one row below it.');
  const made: ContactImport = {
    id,
    createdAt: clock.now(),
    createdBy: actorOf(who),
    fileName,
    bytes,
    form,
    columns,
    sample: sample.map((cells) => cells.slice(0, MOST_COLUMNS).map((cell) => cell.slice(0, SHOWN_CELL))),
    mapping: guessMapping(columns, fieldsOf(surroundings().fields, 'contact')),
    tags: [],
    state: 'ready',
    counts: NOTHING_COUNTED,
    checked: null,
    problem: null,
    owner: null,
    leaseUntil: new Date(0),
    finishedAt: null,
  };
  await addImport(store, made);
  return { kind: 'made', made };
}

async function delimiterOf(
  pieces: AsyncIterable<Buffer>,
  encoding: FileForm['encoding'],
): Promise<FileForm['delimiter']> {
  for await (const piece of pieces) {
    return recogniseDelimiter(new TextDecoder(encoding).decode(piece.subarray(0, PIECE), { stream: true }));
  }
  return ',';
}
