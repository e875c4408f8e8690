import { z } from 'zod';
import { ChannelKind } from './channel.ts';
import { IncomingFile, MediaKind } from './files/file.ts';
import { Locale } from './localized.ts';

/** UTM labels and the lead source that a contact came through. */
export const Origin = z.object({
  source: z.string().max(200).optional(),
  utm: z.record(z.string().max(40), z.string().max(200)).optional(),
});
export type Origin = z.infer<typeof Origin>;

/** What the customer did, in one shape for all channels. */
export const IncomingContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('button'), payload: z.string(), label: z.string().optional() }),
  z.object({ kind: z.literal('phone'), phone: z.string(), name: z.string().optional() }),
  z.object({ kind: z.literal('start'), text: z.string() }),
  z.object({
    kind: z.literal('media'),
    media: MediaKind,
    caption: z.string().optional(),
    files: z.array(IncomingFile).max(10).optional(),
  }),
  /** Not the customer's: what a person of the team has answered past us, in the messenger's own program. */
  z.object({ kind: z.literal('outside_reply'), text: z.string() }),
  z.object({ kind: z.literal('edit'), text: z.string(), originalId: z.string() }),
]);
export type IncomingContent = z.infer<typeof IncomingContent>;

/** One inbound message, as an adapter hands it to `receive`. */
export const Incoming = z.object({
  channelId: z.string(),
  channelKind: ChannelKind,
  /** The provider's id of this update; the same id twice is one message. */
  externalId: z.string(),
  /** How the provider names the message itself, where that differs: an edit points at it. */
  providerMessageId: z.string().optional(),
  /** Who writes, in the channel's own ids. */
  chatId: z.string(),
  /** The provider's order within one chat; ties go by arrival. */
  order: z.number(),
  /** When the customer sent it, by the provider's clock. */
  at: z.date(),
  profile: z.object({
    name: z.string().optional(),
    username: z.string().optional(),
    locale: Locale.optional(),
    /** E.164, where the provider vouches for it. */
    phone: z.string().optional(),
  }),
  content: IncomingContent,
  origin: Origin.optional(),
  /** The provider's update as it came. */
  raw: z.unknown(),
});
export type Incoming = z.infer<typeof Incoming>;
