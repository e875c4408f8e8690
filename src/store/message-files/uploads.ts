import { randomBytes } from 'node:crypto';
import type { MessageFile } from '../../domain/files/file.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import type { FileBytes } from './file-bytes.ts';
import { type FileRow, messageFileOf } from './file-row.ts';
import { type KeptBytes, keepBytes } from './keep-bytes.ts';

/** An id that nobody can guess: 144 random bits. */
export const newFileId = (): string => randomBytes(18).toString('base64url');

export interface Upload {
  pieces: AsyncIterable<Buffer>;
  mostBytes: number;
  name: string | undefined;
  /** Whose it is: one of the two. */
  operatorId: string | null;
  threadId: string | null;
  now: Date;
  /** When it goes, should no message have it by then. */
  expiresAt: Date;
}

export type Uploaded = { kind: 'kept'; row: FileRow } | Exclude<KeptBytes, { kind: 'kept' }>;

/** Takes a file that somebody brings, for a message that is still to be written. Rejects when it is cut off; nothing stays of it then. */
export async function takeFile(store: Store, files: FileBytes, upload: Upload): Promise<Uploaded> {
  const id = newFileId();
  const place = files.placeOf(`${id}-0`);
  const taking: FileRow = {
    id,
    state: 'taking',
    kind: 'document',
    name: '',
    mime: '',
    bytes: 0,
    at: upload.now,
    place,
    sha256: null,
    messageId: null,
    dialogId: null,
    threadId: upload.threadId,
    channelId: null,
    operatorId: upload.operatorId,
    incoming: null,
    due: null,
    tries: 0,
    expiresAt: upload.expiresAt,
  };
  // First the row, so that a crash leaves no bytes that nobody knows of.
  await store.files.insertOne(toDocument(taking));
  try {
    const { pieces, mostBytes, name } = upload;
    const kept = await keepBytes(files, { place, pieces, mostBytes, told: { kind: null, name } });
    if (kept.kind !== 'kept') {
      await store.files.deleteOne({ _id: id });
      return kept;
    }
    const row: FileRow = { ...taking, ...kept.file, sha256: kept.sha256, state: 'kept' };
    const { _id, ...rest } = toDocument(row);
    await store.files.replaceOne({ _id }, rest);
    return { kind: 'kept', row };
  } catch (error) {
    // The row last: while it stays, what could not be removed now is found when it expires.
    await files
      .drop(place)
      .then(() => store.files.deleteOne({ _id: id }))
      .catch(() => undefined);
    throw error;
  }
}

/**
 * Files among these that are kept and in no message yet, and were brought by this person or in this chat. `again`: messages that may have
 * been written with them already, by a try whose answer was lost.
 */
export async function unsentFiles(
  store: Store,
  ids: readonly string[],
  by: { operatorId: string } | { threadId: string },
  again: readonly string[] = [],
): Promise<MessageFile[]> {
  const messageId = { $in: [null, ...again] };
  const rows = await store.files.find({ _id: { $in: [...ids] }, state: 'kept', messageId, ...by }).toArray();
  return rows.map((row) => messageFileOf(fromDocument(row), 'kept'));
}

/** A message is about to be written with these: they do not go before it is. */
export async function holdFiles(store: Store, ids: readonly string[], until: Date): Promise<void> {
  await store.files.updateMany({ _id: { $in: [...ids] }, messageId: null }, { $set: { expiresAt: until } });
}

/** Removes what was brought and never sent. Gives how many have gone. */
export async function dropExpired(store: Store, files: FileBytes, now: Date): Promise<number> {
  const later = new Date(now.getTime() + DROP_AGAIN_MS);
  for (let gone = 0; ; gone++) {
    // No message can take it from now on; should this process end before the bytes have gone, it is found again.
    const row = await store.files.findOneAndUpdate(
      { expiresAt: { $lte: now } },
      { $set: { state: 'taking', expiresAt: later } },
      { hint: { expiresAt: 1 } },
    );
    if (!row) return gone;
    if (row.place) await files.drop(row.place);
    await store.files.deleteOne({ _id: row._id, state: 'taking' });
  }
}

const DROP_AGAIN_MS = 10 * 60_000;
