import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import type { FileBytes } from './file-bytes.ts';
import type { FileRow } from './file-row.ts';

/** A file of a message that is to be fetched. */
export type WaitingFile = FileRow & { messageId: string; dialogId: string };

/**
 * The next file that is to be fetched, leased to whoever asks: nobody else gets it before `leaseMs` are over, and after that anybody does,
 * should this process have died. Null when nothing is due.
 */
export async function takeWaiting(store: Store, now: Date, leaseMs: number): Promise<WaitingFile | null> {
  const row = await store.files.findOneAndUpdate(
    { state: 'waiting', due: { $lte: now } },
    { $set: { due: new Date(now.getTime() + leaseMs) }, $inc: { tries: 1 } },
    { sort: { due: 1 }, returnDocument: 'after' },
  );
  if (!row) return null;
  const { messageId, dialogId } = row;
  if (messageId === null || dialogId === null) throw new Error(`The file ${row._id} waits and has no message.`);
  return { ...fromDocument(row), messageId, dialogId };
}

/** Tries it again then; a file that somebody else has taken meanwhile stays with them. */
export async function waitAgain(store: Store, { id, tries }: Pick<FileRow, 'id' | 'tries'>, due: Date): Promise<void> {
  await store.files.updateOne({ _id: id, state: 'waiting', tries }, { $set: { due } });
}

/** The place of one try: of its own, so that a slow one never writes over the one after it. */
export const placeOfTry = (files: FileBytes, { id, tries }: Pick<FileRow, 'id' | 'tries'>): string =>
  files.placeOf(`${id}-${tries}`);

/** Removes what tries have left that are not the file now: a process that was killed, or one that was too slow. */
export async function dropOtherTries(store: Store, files: FileBytes, { id, tries, place }: FileRow): Promise<void> {
  const now = await store.files.findOne({ _id: id }, { projection: { place: 1 } });
  const places = Array.from({ length: tries }, (_, index) => placeOfTry(files, { id, tries: index + 1 }));
  for (const other of new Set([...places, ...(place === null ? [] : [place])])) {
    if (other !== now?.place) await files.drop(other);
  }
}

/** Notes the words of a voice note, which were paid for. */
export async function noteTranscript(store: Store, id: string, transcript: string): Promise<void> {
  await store.files.updateOne({ _id: id }, { $set: { transcript } });
}

/**
 * A voice note is about to be fetched before its message is in the dialog: what comes in is found by this row, should the process die. What a
 * try before has left goes.
 */
export async function beginEarly(store: Store, files: FileBytes, row: FileRow): Promise<void> {
  const { _id, ...rest } = toDocument(row);
  const before = await store.files.findOneAndReplace({ _id, state: 'taking' }, rest, { upsert: true });
  if (before?.place && before.place !== row.place) await files.drop(before.place);
}

/** It is here; the commit of its message takes it from now on. */
export async function endEarly(store: Store, row: FileRow): Promise<boolean> {
  const { _id, ...rest } = toDocument(row);
  const { matchedCount } = await store.files.replaceOne({ _id, state: 'taking', place: row.place }, rest);
  return matchedCount === 1;
}

/** It could not be fetched now: whoever fetches after the message is in the dialog begins anew. */
export async function dropEarly(store: Store, files: FileBytes, { id, place }: FileRow): Promise<void> {
  await store.files.deleteOne({ _id: id, state: 'taking', place });
  if (place !== null) await files.drop(place);
}

/** All bytes of a kept file. Rejects when they cannot be read now. */
export async function readWhole(files: FileBytes, place: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of files.read(place)) pieces.push(piece);
  return Buffer.concat(pieces);
}
