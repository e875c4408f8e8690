import { z } from 'zod';
import type { IncomingFile, MediaKind } from '../../domain/files/file.ts';
import type { TelegramMessage } from './update.ts';

const File = z.looseObject({
  file_id: z.string().min(1).max(1_000),
  file_size: z.number().nonnegative().optional().catch(undefined),
  file_name: z.string().optional().catch(undefined),
  mime_type: z.string().max(127).optional().catch(undefined),
  duration: z.number().nonnegative().optional().catch(undefined),
});
const Sizes = z.array(z.unknown());

/** Where the file of each kind stands; a photo comes in several sizes, the largest last. */
const KEYS = ['animation', 'photo', 'voice', 'audio', 'video', 'video_note', 'document', 'sticker'] as const;

const LONGEST_NAME = 255;

/** The file that a message carries: at most one, since Telegram sends the pictures of an album one by one. */
export function filesOf(message: TelegramMessage, kind: MediaKind): IncomingFile[] {
  const key = KEYS.find((one) => one in message);
  if (key === undefined) return [];
  const told: unknown = message[key];
  const sizes = Sizes.safeParse(told);
  const parsed = File.safeParse(sizes.success ? sizes.data.at(-1) : told);
  if (!parsed.success) return [];
  const { file_id, file_size, file_name, mime_type, duration } = parsed.data;
  return [
    {
      kind,
      handle: file_id,
      ...(file_name !== undefined && { name: file_name.slice(0, LONGEST_NAME) }),
      ...(mime_type !== undefined && { mime: mime_type }),
      ...(file_size !== undefined && { bytes: file_size }),
      ...(duration !== undefined && { seconds: duration }),
    },
  ];
}
