import { z } from 'zod';

/**
 * The kinds of messenger that a channel (one connected account) can belong to; `call`: on the phone, told by another program; `form`: a request left on a
 * site, told by another program. To the last two nothing can be written.
 */
export const ChannelKind = z.enum(['web', 'telegram', 'whatsapp', 'instagram', 'messenger', 'call', 'form']);
export type ChannelKind = z.infer<typeof ChannelKind>;

/** Id of one conversation line: one chat on one channel. It exists before any contact or dialog does. */
export const threadIdOf = (channelId: string, chatId: string): string => `${channelId}:${chatId}`;
