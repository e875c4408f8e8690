import { z } from 'zod';
import { TriggerWork } from './triggers/trigger-work.ts';

/** Work for later. The id says what it is for, so that writing it twice is writing it once. */
export const Timer = z.object({
  id: z.string(),
  due: z.date(),
  dialogId: z.string(),
  state: z.enum(['pending', 'fired', 'skipped']),
  outcome: z.string().nullable(),
  /** Until then one process does slow work for it. */
  claimedUntil: z.date().optional(),
  work: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('reminder'),
      appointmentId: z.string(),
      appointmentVersion: z.number(),
      beforeMinutes: z.number(),
      start: z.date(),
    }),
    z.object({ kind: z.literal('stage_limit'), pipelineId: z.string(), stageId: z.string(), since: z.date() }),
    z.object({ kind: z.literal('task_overdue'), taskId: z.string(), due: z.date() }),
    z.object({ kind: z.literal('attendance'), appointmentId: z.string(), appointmentVersion: z.number() }),
    /** A phone or an e-mail was vouched for: perhaps the same person is there twice. */
    z.object({ kind: z.literal('find_same') }),
    /** The customer may have gone silent in the middle of a flow: `patience` of the flow's frame names this timer. */
    z.object({ kind: z.literal('flow_silence') }),
    TriggerWork,
  ]),
});
export type Timer = z.infer<typeof Timer>;
