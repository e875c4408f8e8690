import { z } from 'zod';
import { ChannelKind } from './channel.ts';
import { FirstMet } from './experiments/met.ts';
import { FieldValues } from './field-value.ts';
import { Origin } from './incoming.ts';
import { Locale } from './localized.ts';
import { ClientOf } from './plans/plan-client.ts';

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
  /** The sales plans it is a client of, and whose; each plan once. */
  plans: z.array(ClientOf),
  /** Whether this person wants news and offers, since when, and how we know ("said so in the chat", "imported"); null when never asked. */
  consent: z.object({ granted: z.boolean(), at: z.date(), source: z.string() }).nullable(),
  /** The phone and the e-mail that the provider vouches for: shared by the channel's own button, or confirmed elsewhere. */
  verifiedPhone: z.string().nullable(),
  verifiedEmail: z.string().nullable(),
  /** When the last visit that took place began. */
  lastVisitAt: z.date().nullable(),
  /** Since when the team does not want to hear from this person. */
  blockedAt: z.date().nullable(),
  /** What it has met of experiments, the first time each; absent while nothing. */
  met: z.array(FirstMet).optional(),
  /** What it is found by (`contacts/search-words.ts`); kept right by whoever writes a contact. */
  searchWords: z.array(z.string()),
  createdAt: z.date(),
  version: z.number(),
});
export type Contact = z.infer<typeof Contact>;
