import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { MediaKind } from '../../domain/files/file.ts';
import { instant } from './instant.ts';

export const JournalState = z.enum(['new', 'done', 'parked', 'ignored', 'malformed']).meta({
  id: 'JournalState',
  description:
    '`new`: waits for the bot; `done`; `parked`: no attempt worked; `ignored`: of a kind that says nothing to us; `malformed`: not readable',
});
export type JournalState = z.infer<typeof JournalState>;

/** One update as it came, without its body. */
export const JournalItemView = z
  .object({
    id: z.string(),
    channelId: z.string(),
    channelKind: ChannelKind.nullable(),
    /** The chat; null where no chat could be read. */
    threadId: z.string().nullable(),
    dialogId: z.string().nullable(),
    receivedAt: instant,
    state: JournalState,
    reason: z.string().nullable(),
    attempts: z.number(),
    /** What the customer did, in short; null where nothing was understood. */
    content: z
      .object({
        kind: z.enum(['text', 'button', 'phone', 'start', 'media', 'edit', 'outside_reply']),
        media: MediaKind.optional(),
        text: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'JournalItem' });
export type JournalItemView = z.infer<typeof JournalItemView>;

export const JournalRowView = JournalItemView.extend({
  raw: z.unknown().meta({ description: 'The update as it came; a text where it is not JSON' }),
}).meta({ id: 'JournalRow' });
export type JournalRowView = z.infer<typeof JournalRowView>;

/** Updates that the provider has numbered and that never came. */
export const JournalGapView = z
  .object({
    channelId: z.string(),
    channelKind: ChannelKind.nullable(),
    /** Numbers of the updates on both sides. */
    after: z.number(),
    before: z.number(),
    missing: z.number(),
    /** When those two came. */
    from: instant,
    to: instant,
  })
  .meta({ id: 'JournalGap' });
export type JournalGapView = z.infer<typeof JournalGapView>;

export const JournalChannelView = z.object({ id: z.string(), kind: ChannelKind }).meta({ id: 'JournalChannel' });
export type JournalChannelView = z.infer<typeof JournalChannelView>;
