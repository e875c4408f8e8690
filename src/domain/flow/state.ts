import { z } from 'zod';
import { ProposedSlot } from '../message.ts';

/** One running flow: what it has learned and where it waits. */
export const FlowFrame = z.object({
  flow: z.string(),
  /** Slot name → value in its canonical form (ids, YYYY-MM-DD, HH:MM, E.164, plain text). */
  slots: z.record(z.string(), z.string()),
  /** Slots in the order in which they were filled: "back" empties the last one. */
  filled: z.array(z.string()),
  /** What the last message asked for; empty before the first question. */
  asked: z.array(z.string()),
  /** The step that spoke last. */
  step: z.string().nullable(),
  /** Choices shown with the last question, in their order: "the second one". */
  offered: z.array(z.object({ label: z.string(), fill: z.record(z.string(), z.string()) })),
  proposed: z.array(ProposedSlot),
  /** Slot values that the customer said yes to, joined; a changed slot asks again. */
  confirmed: z.string().nullable(),
  /** Steps that speak or act only once and have done so. */
  done: z.array(z.string()),
  /** How often the same question was asked in a row without an answer that fits. */
  repeats: z.number(),
});
export type FlowFrame = z.infer<typeof FlowFrame>;

/** Running flows, the one that speaks last: a question in the middle of booking stands on top of it. */
export const FlowStack = z.array(FlowFrame);
export type FlowStack = z.infer<typeof FlowStack>;
