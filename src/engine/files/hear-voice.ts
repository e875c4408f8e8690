import { randomBytes } from 'node:crypto';
import type { IncomingFile, MessageFile } from '../../domain/files/file.ts';
import type { Incoming } from '../../domain/incoming.ts';
import type { MessageRow } from '../../store/inbox-row.ts';
import { type FileRow, messageFileOf } from '../../store/message-files/file-row.ts';
import { findFile } from '../../store/message-files/find-file.ts';
import { beginEarly, dropEarly, endEarly } from '../../store/message-files/waiting-files.ts';
import { fetchFile } from './fetch-file.ts';
import type { FilesDeps } from './files-deps.ts';
import { listen } from './listen.ts';

/** Together with the responder's own time well below a turn's lease. */
const FETCH_MS = 8_000;
const LISTEN_MS = 15_000;
/** The customer waits for the answer; what is longer is listened to afterwards, for the team. */
const LONGEST_SECONDS = 180;
const UNTAKEN_MS = 24 * 3_600_000;

/**
 * Fetches the voice note of a message that is about to be decided, and listens to it: its words are then understood like a text. Slow
 * work, so it is done under a claim; and what it has cost stays with the file, whose name has been in the journal since the
 * message came, so that a turn that is decided again finds it. Null when there is nothing to hear, or nobody to hear it: the file is then
 * fetched after the commit like any other.
 */
export async function hearVoice(
  deps: FilesDeps,
  { incoming, threadId }: MessageRow,
  beSlow: (to: Pick<Incoming, 'channelId' | 'chatId'>) => Promise<void>,
): Promise<MessageFile | null> {
  const told = voiceOf(incoming.content);
  if (!told) return null;
  const known = await findFile(deps.store, told.id);
  if (known?.state === 'kept' && known.transcript !== undefined) return messageFileOf(known, 'kept');
  if (!deps.files.transcriber) return null;
  await beSlow(incoming);
  try {
    const row = known?.state === 'kept' ? known : await fetchEarly(deps, incoming.channelId, threadId, told);
    if (!row) return null;
    const words = await listen(deps, row, { deadlineMs: LISTEN_MS, longestSeconds: LONGEST_SECONDS });
    return messageFileOf({ ...row, ...(words !== null && { transcript: words }) }, 'kept');
  } catch (error) {
    // A full disk is no reason to leave a customer without an answer.
    deps.log.warn({ err: error, fileId: told.id }, 'a voice note could not be heard now');
    return null;
  }
}

type NamedFile = IncomingFile & { id: string };

/** A voice note speaks for itself only where nothing is written beside it. */
function voiceOf(content: Incoming['content']): NamedFile | null {
  if (content.kind !== 'media' || content.caption) return null;
  const [file] = content.files ?? [];
  return file?.kind === 'voice' && file.id !== undefined && !file.kept ? { ...file, id: file.id } : null;
}

async function fetchEarly(
  deps: FilesDeps,
  channelId: string,
  threadId: string,
  told: NamedFile,
): Promise<FileRow | null> {
  const { store, files, channels, now } = deps;
  const channel = channels.get(channelId);
  if (!channel) return null;
  // Of its own: a worker that was thought dead may still be writing.
  const place = files.bytes.placeOf(`${told.id}-e${randomBytes(4).toString('hex')}`);
  const { id, kind, seconds } = told;
  const row: FileRow = {
    id,
    state: 'taking',
    kind,
    name: '',
    mime: '',
    bytes: 0,
    ...(seconds !== undefined && { seconds }),
    at: now(),
    place,
    sha256: null,
    messageId: null,
    dialogId: null,
    threadId,
    channelId,
    operatorId: null,
    incoming: null,
    due: null,
    tries: 0,
    expiresAt: new Date(now().getTime() + UNTAKEN_MS),
  };
  await beginEarly(store, files.bytes, row);
  const fetched = await fetchFile(deps, channel, told, { place, deadlineMs: FETCH_MS });
  if (fetched.kind === 'kept') {
    const kept: FileRow = { ...row, ...fetched.file, sha256: fetched.sha256, state: 'kept' };
    if (await endEarly(store, kept)) return kept;
  }
  await dropEarly(store, files.bytes, row);
  return null;
}
