import { z } from 'zod';
import { Locale } from './localized.ts';
import { OwnTemplate } from './wa-templates/own-template.ts';

/**
 * The way of an outgoing line to its provider. Written with the decision; the sender does the rest. The unsent lines of a thread,
 * lowest first, are its outbox.
 */
export const Outgoing = z.object({
  channelId: z.string(),
  chatId: z.string(),
  locale: Locale,
  /** Label of a keyboard button that shares the customer's phone, where the channel has one. */
  contactRequest: z.string().optional(),
  /** The template that somebody has chosen for it. */
  template: OwnTemplate.optional(),
  /** The speaking lease under which it was decided; a bot's line with an older one is dropped at sending. */
  word: z.number(),
  /** When the customer wrote what this answers; null for what nobody asked. */
  answering: z.date().nullable(),
  /** Begun calls to the provider, counted before each. */
  attempts: z.number(),
  /** Of a message that takes several calls (files, parts of a long text): how many have succeeded. Absent: none that we know of. */
  stepsDone: z.number().optional(),
  notBefore: z.date(),
  /** When the last call began, and in which process. */
  startedAt: z.date().nullable(),
  sender: z.string().nullable(),
  /** How often the end of a process caught it in flight: it may then have arrived, whatever came later. */
  caught: z.number(),
});
export type Outgoing = z.infer<typeof Outgoing>;
