import { z } from 'zod';
import { Met } from './experiments/met.ts';
import { MessageFile } from './files/file.ts';
import { IncomingContent } from './incoming.ts';
import { Outgoing } from './outgoing.ts';
import { AnswerDetail } from './responder/answer-receipt.ts';

export const Author = z.enum(['customer', 'bot', 'operator', 'system']);
export type Author = z.infer<typeof Author>;

export const Button = z.object({ label: z.string(), payload: z.string() });
export type Button = z.infer<typeof Button>;

/** What we say, before a channel fits it to its own form. */
export const OutgoingContent = z.object({
  text: z.string(),
  buttons: z.array(Button).optional(),
  /** Label of a keyboard button that shares the customer's phone, where the channel has one. */
  contactRequest: z.string().optional(),
  /** Kept files that go with it; the text is their caption where the channel has captions. */
  files: z.array(MessageFile).optional(),
});
export type OutgoingContent = z.infer<typeof OutgoingContent>;

/** Date and time in the business's zone, as proposed to the customer. */
export const ProposedSlot = z.object({ date: z.string(), time: z.string(), staffId: z.string().optional() });

/** Why a line was said: shown beside it in the console, and read by benches instead of guessing from wording. */
export const Receipt = z.object({
  because: z.enum(['flow', 'responder', 'handoff', 'reminder', 'trigger', 'operator', 'fallback']),
  flow: z.string().optional(),
  step: z.string().optional(),
  intent: z.string().optional(),
  score: z.number().optional(),
  /** Slots that this message asks for. */
  asks: z.array(z.string()).optional(),
  /** Free slots that this message offers. */
  proposes: z.array(ProposedSlot).optional(),
  /** The slot that a yes would book. */
  confirms: ProposedSlot.optional(),
  passages: z.array(z.string()).optional(),
  tools: z.array(z.string()).optional(),
  model: z.string().optional(),
  /** Why a generated reply was replaced, when it was. */
  rejected: z.string().optional(),
  /** What an answer of the responder rests on and what it took. */
  answer: AnswerDetail.optional(),
  triggerId: z.string().optional(),
  /** Variants of experiments that the customer meets by it. */
  variants: z.array(Met).optional(),
});
export type Receipt = z.infer<typeof Receipt>;

/** `received` for inbound; the rest is the way of an outgoing line. `dropped`: decided under an older word (speaking lease). */
export const DeliveryState = z.enum([
  'received',
  'queued',
  'sending',
  'sent',
  'delivered',
  'read',
  'failed',
  'dropped',
  'uncertain',
  'private',
]);
export type DeliveryState = z.infer<typeof DeliveryState>;

export const Message = z.object({
  id: z.string(),
  dialogId: z.string(),
  threadId: z.string(),
  contactId: z.string(),
  /** Order within the dialog, from 1. */
  seq: z.number(),
  author: Author,
  operatorId: z.string().nullable(),
  text: z.string(),
  incoming: IncomingContent.nullable(),
  buttons: z.array(Button),
  /** Absent in messages without any. */
  files: z.array(MessageFile).optional(),
  at: z.date(),
  delivery: z.object({ state: DeliveryState, reason: z.string().optional(), providerMessageId: z.string().optional() }),
  /** Null for what the customer wrote and for private notes. */
  outgoing: Outgoing.nullable(),
  receipt: Receipt.nullable(),
  /** What the bot understood of an inbound line. */
  understood: z.object({ intent: z.string(), score: z.number() }).nullable(),
});
export type Message = z.infer<typeof Message>;

/** A line on its way out. */
export type OutgoingMessage = Message & { outgoing: Outgoing };
export const isOutgoing = (message: Message): message is OutgoingMessage => message.outgoing !== null;
