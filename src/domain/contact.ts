import { z } from 'zod';
import { ChannelKind } from './channel.ts';
import { FieldValues } from './field-value.ts';
import { Origin } from './incoming.ts';
import { Locale } from './localized.ts';

export const Identity = z.object({
  channelId: z.string(),
  channelKind: ChannelKind,
  externalId: z.string(),
  username: z.string().optional(),
  /** True after the provider told us that the person blocked the bot. */
  blocked: z.boolean(),
});

/** A person, with one or more identities. */
export const Contact = z.object({
  id: z.string(),
  name: z.string().nullable(),
  /** E.164. */
  phone: z.string().nullable(),
  email: z.string().nullable(),
  locale: Locale,
  identities: z.array(Identity),
  tags: z.array(z.string()),
  origin: Origin,
  fields: FieldValues,
  /** Whether this person wants news and offers, since when, and how we know ("said so in the chat", "imported"); null when never asked. */
  consent: z.object({ granted: z.boolean(), at: z.date(), source: z.string() }).nullable(),
  /** Since when the team does not want to hear from this person. */
  blockedAt: z.date().nullable(),
  createdAt: z.date(),
  version: z.number(),
});
export type Contact = z.infer<typeof Contact>;
