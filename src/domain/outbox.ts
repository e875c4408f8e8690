import { z } from 'zod';
import { Locale } from './localized.ts';
import { Author, OutgoingContent } from './message.ts';

/** One message on its way to a channel. Written with the decision; the sender does the rest. */
export const OutboxRow = z.object({
  /** The message's id. */
  id: z.string(),
  threadId: z.string(),
  dialogId: z.string(),
  contactId: z.string(),
  channelId: z.string(),
  chatId: z.string(),
  /** The lowest unsent row of a thread goes first. */
  seq: z.number(),
  author: Author,
  /** The speaking lease under which it was decided; an older one is dropped at sending. */
  word: z.number(),
  content: OutgoingContent,
  locale: Locale,
  /** When the customer wrote what this answers; null for what nobody asked. */
  answering: z.date().nullable(),
  state: z.enum(['queued', 'sending', 'sent', 'failed', 'dropped', 'uncertain']),
  attempts: z.number(),
  notBefore: z.date(),
  startedAt: z.date().nullable(),
  createdAt: z.date(),
});
export type OutboxRow = z.infer<typeof OutboxRow>;
