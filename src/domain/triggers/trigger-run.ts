import { z } from 'zod';

/**
 * - `done`: it did at least one of its actions, and none was refused
 * - `refused`: an action could not be done
 * - `skipped`: it was not its time any more: too late, switched off, broken
 * - `cancelled`: what it waited for is over, or its conditions do not hold any more
 * - `looped`: it would have been its own cause over others, or one of too long a chain
 */
export const RunOutcome = z.enum(['done', 'refused', 'skipped', 'cancelled', 'looped']);
export type RunOutcome = z.infer<typeof RunOutcome>;

/** What became of a trigger once. Written with what it did, in one transaction. */
export const TriggerRun = z.object({
  id: z.string(),
  triggerId: z.string(),
  dialogId: z.string(),
  contactId: z.string(),
  /** The event, or the name of the clock. */
  event: z.string(),
  /** When it was to fire. */
  due: z.date(),
  at: z.date(),
  outcome: RunOutcome,
  reason: z.string().nullable(),
});
export type TriggerRun = z.infer<typeof TriggerRun>;
