import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { DialogMode } from '../../domain/dialog.ts';
import { Author } from '../../domain/message.ts';
import { instant } from './instant.ts';

export const UndeliveredState = z.enum(['failed', 'uncertain', 'dropped']).meta({
  id: 'UndeliveredState',
  description:
    '`failed`: the channel does not take it; `uncertain`: nobody knows whether it arrived; `dropped`: not sent, since somebody else had the word by then or a person gave it up',
});
export type UndeliveredState = z.infer<typeof UndeliveredState>;

/** A line of ours that has not come, as far as is known. */
export const UndeliveredView = z
  .object({
    id: z.string(),
    dialogId: z.string(),
    /** Nothing can be sent again in a closed dialog. */
    dialogMode: DialogMode,
    contact: z.object({ id: z.string(), name: z.string().nullable(), phone: z.string().nullable() }),
    channelId: z.string(),
    channelKind: ChannelKind.nullable(),
    author: Author,
    operator: z.object({ id: z.string(), name: z.string() }).nullable(),
    text: z.string(),
    state: UndeliveredState,
    reason: z.string().nullable(),
    attempts: z.number(),
    caught: z
      .number()
      .meta({ description: 'How often a process ended while sending it: so often it may have arrived' }),
    at: instant,
  })
  .meta({ id: 'Undelivered' });
export type UndeliveredView = z.infer<typeof UndeliveredView>;

export const ResentView = z
  .object({
    resent: z.number(),
    refused: z.array(z.object({ id: z.string(), reason: z.string() })),
    more: z.boolean().meta({ description: 'Not all of them fitted into one call: ask again' }),
  })
  .meta({ id: 'Resent' });
export type ResentView = z.infer<typeof ResentView>;
