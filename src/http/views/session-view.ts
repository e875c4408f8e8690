import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { Locale } from '../../domain/localized.ts';
import { Author } from '../../domain/message.ts';
import { instant } from './instant.ts';

/** What somebody wrote, with what the bot made of it and what a person has said of that. */
export const SessionMessageView = z.object({
  seq: z.number(),
  at: instant,
  author: Author,
  /** text, button, phone, start, media, edit or outside_reply of what the customer did; null for our own lines. */
  kind: z.string().nullable(),
  text: z.string(),
  understood: z
    .object({ intent: z.string(), score: z.number(), outcome: z.string().nullable() })
    .nullable()
    .meta({ description: 'outcome: flow, responder, fallback or handoff' }),
  /** The intent that a person has labelled it with, and how it came to be labelled: random, fallback, or null for by hand. */
  label: z.object({ intent: z.string(), sample: z.string().nullable() }).nullable(),
  /** Why we said it: flow, responder, reminder and so on; null for what the customer wrote. */
  because: z.string().nullable(),
});

/** One dialog, as a line of the export. */
export const SessionView = z
  .object({
    id: z.string(),
    /** To go on after this line: `cursor` of the next request. */
    cursor: z.string(),
    channel: ChannelKind,
    locale: Locale,
    openedAt: instant,
    closedAt: instant.nullable(),
    source: z.string().nullable(),
    tags: z.array(z.string()),
    outcome: z.object({
      mode: z.string(),
      /** As `pipeline/stage`. */
      stage: z.string(),
      lead: z.boolean(),
      leadScore: z.number().nullable(),
      handedOff: z.string().nullable(),
      booked: z.boolean(),
      visited: z.boolean(),
      paid: z.boolean(),
      /** converted, not_converted or not_scored; null when nobody has said. */
      conversion: z.string().nullable(),
      lossReason: z.string().nullable(),
    }),
    messages: z.array(SessionMessageView),
  })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof SessionView>;
