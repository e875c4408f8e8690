import type { MessageFile } from '../../domain/files/file.ts';
import type { KeptAt } from '../../domain/files/file-change.ts';
import { nextAttempt } from '../../domain/next-attempt.ts';
import { messageFileOf } from '../../store/message-files/file-row.ts';
import { dropOtherTries, placeOfTry, type WaitingFile, waitAgain } from '../../store/message-files/waiting-files.ts';
import type { Acted, ActRequest } from '../engine.ts';
import { fetchFile } from './fetch-file.ts';
import type { FilesDeps } from './files-deps.ts';
import { listen } from './listen.ts';

export interface KeepDeps extends FilesDeps {
  act(request: ActRequest): Promise<Acted>;
  random(): number;
}

const FETCH_MS = 60_000;
const LISTEN_MS = 90_000;
const LONGEST_SECONDS = 30 * 60;
/** A channel that is not connected just now may be by tomorrow. */
const NOT_CONNECTED_MS = 5 * 60_000;
const GIVE_UP_MS = 24 * 3_600_000;

/** Fetches one file, keeps it, and says in its dialog what became of it. Rejects when that could not be said; it is tried again then. */
export async function keepFile(deps: KeepDeps, row: WaitingFile): Promise<void> {
  const { store, files } = deps;
  const found = await fetchOnce(deps, row);
  if (found.kind === 'later') return waitAgain(store, row, found.due);
  try {
    await settle(deps, row, found);
  } finally {
    await dropOtherTries(store, files.bytes, row);
  }
}

type Found = { kind: 'settled'; file: MessageFile; kept: KeptAt | null } | { kind: 'later'; due: Date };

async function fetchOnce(deps: KeepDeps, row: WaitingFile): Promise<Found> {
  const { channels, files, now } = deps;
  // It was here before its message was, see `hear-voice`.
  if (row.place !== null && row.sha256 !== null) return hear(deps, row, { place: row.place, sha256: row.sha256 });
  const shown = messageFileOf(row, 'kept');
  const lost = (reason: string): Found => ({
    kind: 'settled',
    file: { ...shown, state: 'lost', reason },
    kept: null,
  });
  const channel = row.channelId === null ? undefined : channels.get(row.channelId);
  if (!channel || !row.incoming) {
    const isOver = !row.incoming || now().getTime() - row.at.getTime() > GIVE_UP_MS;
    if (isOver) return lost('its messenger is not connected any more');
    return { kind: 'later', due: new Date(now().getTime() + NOT_CONNECTED_MS) };
  }
  const place = placeOfTry(files.bytes, row);
  const fetched = await fetchFile(deps, channel, row.incoming, { place, deadlineMs: FETCH_MS });
  switch (fetched.kind) {
    case 'kept':
      return hear(deps, { ...row, ...fetched.file }, { place, sha256: fetched.sha256 });
    case 'too_large': {
      const reason = `The file is larger than ${Math.floor(files.mostBytes / (1024 * 1024))} MB.`;
      const bytes = Math.max(shown.bytes, files.mostBytes + 1);
      return { kind: 'settled', file: { ...shown, state: 'refused', bytes, reason }, kept: null };
    }
    case 'empty':
      return {
        kind: 'settled',
        file: { ...shown, state: 'refused', bytes: 0, reason: 'The file is empty.' },
        kept: null,
      };
    case 'gone':
      return lost(fetched.reason);
    case 'retry': {
      const due = nextAttempt(row.tries, now(), fetched.afterMs, deps.random());
      return due ? { kind: 'later', due } : lost(fetched.reason);
    }
  }
}

/** With its words, where it is a voice note that the bot has not heard: the team reads them. */
async function hear(deps: KeepDeps, row: WaitingFile, kept: KeptAt): Promise<Found> {
  const limits = { deadlineMs: LISTEN_MS, longestSeconds: LONGEST_SECONDS };
  const transcript = row.kind === 'voice' ? await listen(deps, { ...row, ...kept }, limits) : null;
  const file = messageFileOf({ ...row, ...(transcript !== null && { transcript }) }, 'kept');
  return { kind: 'settled', file, kept };
}

async function settle(
  { act, store }: KeepDeps,
  { id, messageId, dialogId }: WaitingFile,
  { file, kept }: Extract<Found, { kind: 'settled' }>,
): Promise<void> {
  const acted = await act({
    dialogId,
    actor: { kind: 'system' },
    actions: [{ kind: 'settle_file', messageId, file, ...(kept && { kept }) }],
  });
  if (acted.kind === 'done') return;
  // Its dialog is gone, or somebody else has settled it: either way nobody waits for this one any more.
  if (acted.kind === 'not_found') return void (await store.files.deleteOne({ _id: id }));
  const stillWaits = await store.files.findOne({ _id: id, state: 'waiting' }, { projection: { _id: 1 } });
  if (stillWaits) throw new Error(acted.reason);
}
