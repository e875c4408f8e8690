import type { IncomingFile } from '../../domain/files/file.ts';
import { holdFiles, unsentFiles } from '../../store/message-files/uploads.ts';
import type { Store } from '../../store/open-store.ts';

/** A message is taken in at once; its turn may wait for a database that is away. */
const HELD_MS = 7 * 24 * 3_600_000;

/** Uploads of this chat as what comes with a message; `gone` when one is not there, or was sent with another message. */
export async function filesToSend(
  store: Store,
  ids: readonly string[],
  threadId: string,
  now: Date,
): Promise<{ kind: 'files'; files: IncomingFile[] } | { kind: 'gone' }> {
  const unsent = new Map((await unsentFiles(store, ids, { threadId })).map((file) => [file.id, file]));
  const wanted = [...new Set(ids)];
  const files = wanted.flatMap((id) => unsent.get(id) ?? []);
  if (files.length < wanted.length) return { kind: 'gone' };
  await holdFiles(store, wanted, new Date(now.getTime() + HELD_MS));
  return {
    kind: 'files',
    files: files.map(({ id, kind, name, mime, bytes }) => ({ id, kind, name, mime, bytes, handle: id, kept: true })),
  };
}
