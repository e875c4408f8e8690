import { z } from 'zod';
import { ChannelKind } from '../channel.ts';

/** How a message came into the queue: drawn by chance, or because the bot failed on it. What is both was drawn by chance. */
export const Sample = z.enum(['random', 'fallback']);
export type Sample = z.infer<typeof Sample>;

export const LabelState = z.enum(['waiting', 'labelled', 'skipped']);
export type LabelState = z.infer<typeof LabelState>;

/** One message of a customer that a person is to say the meaning of. */
export const LabelRow = z.object({
  /** The message's: one row per message, whoever finds it. */
  id: z.string(),
  dialogId: z.string(),
  channelKind: ChannelKind,
  /** What the bot took it for, and how sure it was. */
  predicted: z.string(),
  score: z.number(),
  /** When the bot read it. */
  at: z.date(),
  /** The Monday of that moment's week, by the business's calendar. */
  week: z.string(),
  sample: Sample,
  /** So many messages of its kind it stands for: one over the chance that it had. Null for what was not drawn by chance. */
  weight: z.number().nullable(),
  /** Its turn within the week; by chance too, so that those labelled first are a fair part of all. */
  order: z.number(),
  state: LabelState,
  actual: z.string().nullable(),
  /** Who labelled or skipped it; `api` for a program. */
  by: z.string().nullable(),
  doneAt: z.date().nullable(),
  /** Who is looking at it now, so that nobody else is shown it. */
  leasedBy: z.string().nullable(),
  leaseUntil: z.date(),
  version: z.number(),
});
export type LabelRow = z.infer<typeof LabelRow>;

/** How long somebody is alone with what was shown. */
export const LABEL_LEASE_MS = 5 * 60_000;

/** The name of a meaning that the bot does not know yet, in one spelling, so that two people give it the same one. */
export const intentName = (typed: string): string => typed.trim().replace(/\s+/gu, ' ').toLowerCase();
