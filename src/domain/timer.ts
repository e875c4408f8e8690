import { z } from 'zod';

/** Work for later. The id says what it is for, so that writing it twice is writing it once. */
export const Timer = z.object({
  id: z.string(),
  due: z.date(),
  dialogId: z.string(),
  state: z.enum(['pending', 'fired', 'skipped']),
  outcome: z.string().nullable(),
  work: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('reminder'),
      appointmentId: z.string(),
      appointmentVersion: z.number(),
      beforeMinutes: z.number(),
      start: z.date(),
    }),
    z.object({ kind: z.literal('attendance'), appointmentId: z.string(), appointmentVersion: z.number() }),
    z.object({ kind: z.literal('trigger'), triggerId: z.string(), eventId: z.string(), stageId: z.string() }),
  ]),
});
export type Timer = z.infer<typeof Timer>;
