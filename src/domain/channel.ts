import { z } from 'zod';
import type { Pace } from './sending/pace.ts';

/** The kinds of messenger that a channel (one connected account) can belong to; `call`: on the phone, told by another program. */
export const ChannelKind = z.enum(['web', 'telegram', 'whatsapp', 'instagram', 'messenger', 'call']);
export type ChannelKind = z.infer<typeof ChannelKind>;

/** What a channel can show. One outgoing message is fitted to it; what it cannot show becomes text. */
export interface Capabilities {
  /** Longest text of one message, in UTF-16 units; longer ones are split. */
  textLength: number;
  buttons: { most: number; labelLength: number; payloadBytes: number } | null;
  /** A keyboard that shares the customer's own phone. */
  contactRequest: boolean;
  typing: boolean;
  /** Its readers read what is stored: a stored message is a sent one, and sending it again shows nothing twice. */
  storedIsSent?: true;
  /** So long after the customer's last line anything may be written, hours; later, only what the provider has approved. */
  windowHours?: number;
  /** How fast the provider lets us send; absent where nobody minds. */
  pace?: Pace;
}

/** Id of one conversation line: one chat on one channel. It exists before any contact or dialog does. */
export const threadIdOf = (channelId: string, chatId: string): string => `${channelId}:${chatId}`;
