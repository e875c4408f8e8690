import { z } from 'zod';
import { ChannelKind } from './channel.ts';
import { DialogConversion } from './conversion/dialog-conversion.ts';
import { SharedBy, Sharing } from './distribution/sharing.ts';
import { FieldValues } from './field-value.ts';
import { FlowStack } from './flow/state.ts';
import { TalkedOf } from './flow/talked-of.ts';
import { HandoffReason } from './handoff-reason.ts';
import { Lately } from './handoff-sense/lately.ts';
import { Origin } from './incoming.ts';
import { LeadPoint } from './lead-quality/lead-quality-settings.ts';
import { Locale } from './localized.ts';

export const DialogMode = z.enum(['bot', 'queued', 'operator', 'closed']);
export type DialogMode = z.infer<typeof DialogMode>;

/** One request of one contact on one channel, from the first message to its closing. */
export const Dialog = z.object({
  id: z.string(),
  threadId: z.string(),
  contactId: z.string(),
  channelId: z.string(),
  channelKind: ChannelKind,
  /** The customer's id on the channel: where replies go. */
  chatId: z.string(),
  locale: Locale,
  mode: DialogMode,
  /** Version of the speaking lease: grows when the owner of the word changes (bot, person, nobody). */
  word: z.number(),
  /** Optimistic lock: every commit moves it by one. */
  version: z.number(),
  pipelineId: z.string(),
  stageId: z.string(),
  stageSince: z.date(),
  /** The `stageSince` of the stay of which it was told that it takes too long. */
  overdueFor: z.date().optional(),
  /** Where it has been, each once, in the order of the first visit: `pipeline/stage`. */
  visited: z.array(z.string()),
  /** Why it was lost, by id; null while it is not in an unsuccessful stage, or when nobody has said. */
  lossReasonId: z.string().nullable(),
  /** What it is worth, in whole units of the business's currency; null while nobody knows. Orders decide it where there are any. */
  amount: z.number().nonnegative().nullable(),
  fields: FieldValues,
  /** The sales plan that its contact came in by. */
  planId: z.string().nullable(),
  /** When the earliest of its open tasks is due. */
  taskDue: z.date().nullable(),
  assigneeId: z.string().nullable(),
  /** While a rule looks for a manager; null when nobody looks. */
  sharing: Sharing.nullable(),
  sharedBy: SharedBy.nullable(),
  /** Who work on its contact in sales plans: they see it whoever leads it. A copy of what the contact says. */
  managerIds: z.array(z.string()),
  tags: z.array(z.string()),
  origin: Origin,
  flow: FlowStack,
  /** The subject of the question answered last; absent or null where there is none. */
  talkedOf: TalkedOf.nullable().optional(),
  /** Fallbacks in a row; the second one calls a person. */
  fallbacks: z.number(),
  /** How the customer's last lines were; absent before the bot has read one. */
  lately: z.array(Lately).optional(),
  queue: z.object({ reason: HandoffReason, summary: z.string(), since: z.date() }).nullable(),
  /** The Lead Quality Score, 1 to 5; null before the dialog is a lead. */
  leadScore: z.number().nullable(),
  /** What it has earned points by, whether they count or not; noted before it is a lead, too. */
  leadPoints: z.array(LeadPoint),
  lastSeq: z.number(),
  lastInboundAt: z.date().nullable(),
  lastOutboundAt: z.date().nullable(),
  /** The first inbound message that nobody has answered yet. */
  waitingSince: z.date().nullable(),
  /** What the last message meant that the bot has listened to; null when it could not tell. */
  lastIntent: z.string().nullable(),
  /** Experiments of which it has been told, by id: each once. Absent while none. */
  met: z.array(z.string()).optional(),
  /** Whether it has reached its goal, as far as anybody has said. Absent while nobody has. */
  conversion: DialogConversion.optional(),
  preview: z.string(),
  createdAt: z.date(),
  closedAt: z.date().nullable(),
});
export type Dialog = z.infer<typeof Dialog>;
