import type { IncomingFile, MessageFile } from '../../domain/files/file.ts';

/**
 * A file of a message, or one on its way to become that. `taking`: its bytes are coming in, and no message has it yet. The rest is as
 * in the message, which shows what stands here.
 */
export interface FileRow extends Omit<MessageFile, 'state'> {
  state: 'taking' | MessageFile['state'];
  at: Date;
  /** Where the bytes are; null before there are any, and of what is not kept. */
  place: string | null;
  /** SHA-256 of the bytes, hex. */
  sha256: string | null;
  /** The message that it belongs to; null while none has it. */
  messageId: string | null;
  dialogId: string | null;
  /** Whose chat it is of; null before a team's file is sent. */
  threadId: string | null;
  channelId: string | null;
  /** Who of the team has brought it, until it is sent. */
  operatorId: string | null;
  /** By what the provider gives it; only of what is to be fetched. */
  incoming: IncomingFile | null;
  /** When it is to be fetched, or fetched again; null when not. */
  due: Date | null;
  tries: number;
  /** When it goes, should no message have it by then. */
  expiresAt: Date | null;
}

/** The file as a message has it. */
export function messageFileOf(
  { id, kind, name, mime, bytes, seconds, reason, transcript }: FileRow,
  state: MessageFile['state'],
): MessageFile {
  return {
    id,
    kind,
    state,
    name,
    mime,
    bytes,
    ...(seconds !== undefined && { seconds }),
    ...(reason !== undefined && { reason }),
    ...(transcript !== undefined && { transcript }),
  };
}
