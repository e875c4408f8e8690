import { z } from 'zod';
import { ProposedSlot } from '../message.ts';

const Returned = z.object({ outcome: z.string(), key: z.string(), gave: z.array(z.string()) });

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
  /** The flow's content when it was walked last, as a digest; absent in frames of an older program. */
  version: z.string().optional(),
  /** Of a sub-flow: the step of the flow beneath that waits for it, what it was started with, and what it gives back (ours: its). */
  sub: z.object({ step: z.string(), key: z.string(), out: z.record(z.string(), z.string()) }).optional(),
  /** How sub-flows have ended, by step: passed over while they were started with the same values and what they gave is still there. */
  returned: z.record(z.string(), Returned).optional(),
  /** How long the question that was asked last is waited for, and who looks. */
  patience: z
    .object({
      minutes: z.number(),
      /** The timer that looks after this frame. */
      timer: z.string().optional(),
      /** How often the customer was chased: in this run, and in the silence that is named. */
      told: z.object({ inRun: z.number(), inSilence: z.number(), silence: z.string() }).optional(),
    })
    .optional(),
});
export type FlowFrame = z.infer<typeof FlowFrame>;

/** Running flows, the one that speaks last: a question in the middle of booking stands on top of it. */
export const FlowStack = z.array(FlowFrame);
export type FlowStack = z.infer<typeof FlowStack>;
