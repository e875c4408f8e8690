import { z } from 'zod';
import { HandoffReason } from '../domain/handoff-reason.ts';
import { Locale } from '../domain/localized.ts';

/** A moment as people write it, in the business's zone. */
const LocalMoment = z.string().regex(/^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/u, 'must be like 2026-11-24 10:00');
const LocalTime = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/u, 'must be like 14:30');
const Words = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

/** A visit as it should stand, or as it stands before the first word. */
export const StoryVisit = z.strictObject({
  service: z.string(),
  staff: z.string().optional(),
  at: LocalMoment,
  status: z.enum(['held', 'booked', 'confirmed']).optional(),
});
export type StoryVisit = z.infer<typeof StoryVisit>;

const Taken = z.strictObject({ staff: z.string(), date: z.iso.date(), from: LocalTime, to: LocalTime });
export type Taken = z.infer<typeof Taken>;

/** What is expected of the bot after a turn; all that is given must hold. */
const expectations = {
  /** The best intent, or one of these. */
  intent: Words.optional(),
  /** Values of the flow that waits now; null: nothing is known of it. */
  slots: z.record(z.string(), z.string().nullable()).optional(),
  /** Which flow spoke last; `none`: no flow waits for the customer any more. */
  flow: z.string().optional(),
  /** The step that spoke last. */
  step: z.string().optional(),
  /** What the last line asks for. */
  asks: Words.optional(),
  /** Words of the replies, capital letters or not; `/…/` is a regular expression. */
  says: Words.optional(),
  never: Words.optional(),
  /** Beginnings of labels. */
  buttons: z.array(z.string()).optional(),
  /** Why the last line was said. */
  because: z.enum(['flow', 'responder', 'handoff', 'reminder', 'trigger', 'fallback']).optional(),
  events: z.array(z.string()).optional(),
  no_events: z.array(z.string()).optional(),
  /** Why a person was called in this turn; `no`: nobody was. */
  handoff: z.union([HandoffReason, z.literal('no')]).optional(),
  /** All open visits of the customer. */
  visits: z.array(StoryVisit).optional(),
  customer: z.strictObject({ name: z.string().optional(), phone: z.string().optional() }).optional(),
  language: Locale.optional(),
  /** The bot says nothing. */
  silent: z.literal(true).optional(),
};

/** One thing that the customer does, or that happens meanwhile. */
const deeds = {
  /** A list is several lines in quick succession. */
  say: Words.optional(),
  /** A button of the last line: its label, the beginning of it, or its number. */
  tap: z.string().optional(),
  /** A phone shared by the channel's own button. */
  phone: z.string().optional(),
  /** The button "Start", with the text that it sends. */
  start: z.string().optional(),
  send: z.enum(['image', 'voice', 'sticker', 'document', 'location']).optional(),
  /** Time passes: `90m`, `2h`, `1d`. */
  wait: z
    .string()
    .regex(/^\d+[mhd]$/u, 'must be like 90m, 2h or 1d')
    .optional(),
  /** Somebody else takes a time. */
  take: Taken.optional(),
};
export const DEEDS = ['say', 'tap', 'phone', 'start', 'send', 'wait', 'take'] as const;

export const StoryTurn = z
  .strictObject({ ...deeds, ...expectations })
  .refine((turn) => DEEDS.filter((deed) => turn[deed] !== undefined).length === 1, {
    message: `must hold exactly one of ${DEEDS.join(', ')}`,
  });
export type StoryTurn = z.infer<typeof StoryTurn>;

export const Story = z.strictObject({
  name: z.string().min(1),
  now: LocalMoment.optional(),
  locale: Locale.optional(),
  /** Who writes, where the business knows them. */
  customer: z.strictObject({ name: z.string().optional(), phone: z.string().optional() }).optional(),
  visits: z.array(StoryVisit).optional(),
  taken: z.array(Taken).optional(),
  talk: z.array(StoryTurn).min(1),
});
export type Story = z.infer<typeof Story>;

/** Conversations with one business; `now` and `locale` hold for all that do not say otherwise. */
export const StoryFile = z.strictObject({
  about: z.string().min(1),
  /** A folder with business.yml, services.yml and staff.yml, seen from the file; left out: the shipped demo. */
  business: z.string().optional(),
  now: LocalMoment,
  locale: Locale.optional(),
  stories: z.array(Story).min(1),
});
export type StoryFile = z.infer<typeof StoryFile>;
