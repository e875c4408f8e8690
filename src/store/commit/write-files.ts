import type { mongo } from 'mongoose';
import type { FileChange } from '../../domain/files/file-change.ts';
import type { Changes } from '../../domain/perform/draft.ts';
import { toDocument } from '../document.ts';
import type { FileRow } from '../message-files/file-row.ts';
import type { Store } from '../open-store.ts';

/**
 * Files that messages have from now on, and what became of waiting ones; false when one has been settled by somebody else, or has gone
 * before it was sent. After the messages, which settled ones are written into.
 */
export async function writeFiles(
  store: Store,
  decisions: readonly { changes: Changes }[],
  session: mongo.ClientSession,
): Promise<boolean> {
  for (const { changes } of decisions) {
    for (const change of changes.files) {
      const written =
        change.kind === 'take' ? await take(store, changes, change, session) : await settle(store, change, session);
      if (!written) return false;
    }
  }
  return true;
}

async function take(
  { files }: Store,
  { at, dialog }: Changes,
  { messageId, file, incoming, must }: Extract<FileChange, { kind: 'take' }>,
  session: mongo.ClientSession,
): Promise<boolean> {
  const of = {
    messageId,
    dialogId: dialog.id,
    threadId: dialog.threadId,
    channelId: dialog.channelId,
    expiresAt: null,
  };
  const { id, state } = file;
  if (state === 'kept') {
    const sent = must ? { _id: id, state, messageId: null } : { _id: id, state };
    const { matchedCount } = await files.updateOne(sent, { $set: of }, { session });
    return matchedCount === 1 || !must;
  }
  // There may be a row: of a try to hear it before the decision. What it has fetched is not fetched again.
  const row: FileRow = { ...file, at, place: null, sha256: null, operatorId: null, incoming, due: at, tries: 0, ...of };
  const { _id, place, sha256, operatorId, tries, ...known } = toDocument(row);
  await files.updateOne(
    { _id },
    { $set: known, $setOnInsert: { place, sha256, operatorId, tries } },
    { upsert: true, session },
  );
  return true;
}

async function settle(
  { files, messages }: Store,
  { messageId, file, kept, text }: Extract<FileChange, { kind: 'settle' }>,
  session: mongo.ClientSession,
): Promise<boolean> {
  const waiting = { _id: messageId, files: { $elemMatch: { id: file.id, state: 'waiting' as const } } };
  const { matchedCount } = await messages.updateOne(
    waiting,
    { $set: { 'files.$': file, ...(text !== null && { text }) } },
    { session },
  );
  if (matchedCount === 0) return false;
  const { id: _id, ...known } = file;
  await files.updateOne(
    { _id },
    { $set: { ...known, due: null, incoming: null, place: kept?.place ?? null, sha256: kept?.sha256 ?? null } },
    { session },
  );
  return true;
}
