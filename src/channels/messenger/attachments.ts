import type { IncomingFile, MediaKind } from '../../domain/files/file.ts';
import type { IncomingContent } from '../../domain/incoming.ts';
import type { MetaAttachment } from './update.ts';

const MOST_FILES = 10;
const LONGEST_HANDLE = 4_000;

/**
 * What attachments are to us: the first one's kind, and the files behind them. A story that mentions us is not kept: it is gone after a day,
 * as its author wants it. Kinds that are new to us are `other`: they stay in their raw form, and the customer is answered.
 */
export function mediaIn(attachments: readonly MetaAttachment[]): Omit<Media, 'caption'> {
  const files = attachments.flatMap(fileIn).slice(0, MOST_FILES);
  const [first] = attachments;
  return { kind: 'media', media: first ? kindOf(first) : 'other', ...(files.length > 0 && { files }) };
}

type Media = Extract<IncomingContent, { kind: 'media' }>;

function fileIn(attachment: MetaAttachment): IncomingFile[] {
  const kind = kindOf(attachment);
  const url = attachment.payload?.url;
  if (kind === 'other' || kind === 'location' || !url || url.length > LONGEST_HANDLE) return [];
  return [{ kind, handle: url }];
}

/** `story_mention`, `ig_reel`, `share`, `template` and what will come. */
function kindOf({ type, payload }: MetaAttachment): MediaKind {
  switch (type) {
    case 'image':
      return payload?.sticker_id === undefined ? 'image' : 'sticker';
    // What people record in the messenger itself.
    case 'audio':
      return 'voice';
    case 'video':
    case 'location':
      return type;
    case 'file':
      return 'document';
    default:
      return 'other';
  }
}
