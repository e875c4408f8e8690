import type { IncomingFile, MessageFile } from '../files/file.ts';
import { fileNameOf } from '../files/file-name.ts';
import type { IncomingContent } from '../incoming.ts';
import type { Draft } from './draft.ts';

/** Gives a message the files that have come with it. `heard`: the first one is kept already, and perhaps its words are known. */
export function recordFiles(
  draft: Draft,
  messageId: string,
  content: IncomingContent,
  heard: MessageFile | null,
): MessageFile[] {
  const incoming = content.kind === 'media' ? (content.files ?? []) : [];
  return incoming.map((told) => {
    const file = heard?.id === told.id && heard ? heard : toldFile(draft, told);
    draft.changes.files.push({ kind: 'take', messageId, file, incoming: told, must: false });
    return file;
  });
}

/** By what they are fetched is nobody's to read: it stays with the journal and with whoever fetches. */
export function withoutHandles(content: IncomingContent): IncomingContent {
  if (content.kind !== 'media' || !content.files) return content;
  const { files: _handles, ...rest } = content;
  return rest;
}

function toldFile(draft: Draft, { id, kind, kept, name, mime, bytes, seconds }: IncomingFile): MessageFile {
  return {
    id: id ?? draft.moment.newId(),
    kind,
    state: kept ? 'kept' : 'waiting',
    name: fileNameOf(name, mime ?? '', kind),
    mime: mime ?? '',
    bytes: bytes ?? 0,
    ...(seconds !== undefined && { seconds }),
  };
}
