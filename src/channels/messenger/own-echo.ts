import type { Incoming } from '../../domain/incoming.ts';
import type { OutgoingContent } from '../../domain/message.ts';
import { incomingText } from '../incoming-text.ts';
import { fromOutgoing } from './from-outgoing.ts';
import { ONLY_FILES } from './to-incoming.ts';

/** The lines that were sent from here to one chat in the last minutes, those on their way included. */
export type LatelySent = (
  channelId: string,
  chatId: string,
) => Promise<readonly { providerMessageId: string | null; content: OutgoingContent }[]>;

/**
 * Whether a line that seems to have been written by hand is one of ours after all: Instagram sends echoes without our mark. It is known
 * by its id, or by its words while the answer that brings the id is on its way still, and for parts before the last.
 */
export async function isOwnEcho(
  { channelId, chatId, content, providerMessageId }: Incoming,
  kind: 'messenger' | 'instagram',
  latelySent: LatelySent,
): Promise<boolean> {
  if (content.kind !== 'outside_reply') return false;
  const lines = await latelySent(channelId, chatId);
  const words = content.text.trim();
  return lines.some(
    (line) =>
      (providerMessageId !== undefined && line.providerMessageId === providerMessageId) ||
      (words === ONLY_FILES && (line.content.files?.length ?? 0) > 0) ||
      fromOutgoing(line.content, kind).some((part) => incomingText(part.text).trim() === words),
  );
}
